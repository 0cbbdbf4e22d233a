package org.cluelake.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** The templates of the pages; what they fill in is escaped. */
final class Templates {

  private static final Configuration CONFIGURATION = configuration();

  private Templates() {}

  /** A template filled from a page's record. */
  static String filled(String template, Object page) {
    StringWriter out = new StringWriter();
    try {
      CONFIGURATION.getTemplate(template).process(Map.of("page", page), out);
    } catch (IOException | TemplateException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.INTERNAL, "the page %s cannot be made", template);
    }
    return out.toString();
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(Templates.class, "");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setNumberFormat("computer");
    return configuration;
  }
}
