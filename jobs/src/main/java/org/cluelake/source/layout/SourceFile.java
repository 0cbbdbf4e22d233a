package org.cluelake.source.layout;

import java.util.List;

/**
 * A third party's file: CSV with a header, plain or gzip by its name.
 *
 * @param file its name within the folder of the import
 * @param delimiter one character between fields
 * @param charset of its text
 * @param withheld columns no feed may be made from, such as the truth and what gives it away
 */
public record SourceFile(String file, String delimiter, String charset, List<String> withheld) {

  public SourceFile {
    delimiter = delimiter == null ? "," : delimiter;
    charset = charset == null ? "UTF-8" : charset;
    withheld = withheld == null ? List.of() : List.copyOf(withheld);
  }
}
