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

/**
 * The page of a night: one self-contained HTML file, well formed as XML, that needs no network and
 * no script. Equal facts give an equal page.
 */
public final class NightReport {

  private static final Configuration TEMPLATES = templates();

  private NightReport() {}

  /** The page. */
  public static String page(NightFacts facts) {
    StringWriter out = new StringWriter();
    try {
      TEMPLATES.getTemplate("night.ftlh").process(Map.of("page", NightPage.of(facts)), out);
    } catch (IOException | TemplateException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.INTERNAL, "the page of %s cannot be made", facts.bizDate());
    }
    return out.toString();
  }

  private static Configuration templates() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(NightReport.class, "");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setNumberFormat("computer");
    return configuration;
  }
}
