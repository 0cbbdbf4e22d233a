package org.cluelake.source.layout;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The words of a mapping file, as written.
 *
 * @param name the layout's name
 * @param description where the files come from
 * @param firstDay business date of the rows without one of their own, and the first day delivered
 * @param sources the third party's files, by a name of choice
 * @param expressions steps used in several places, by a name of choice
 * @param feeds what is produced, by feed
 * @param labels the known truth, or null
 */
record LayoutFile(
    String name,
    String description,
    String firstDay,
    Map<String, Source> sources,
    Map<String, List<StepWords>> expressions,
    Map<String, Feed> feeds,
    Labelling labels) {

  /**
   * A third party's files of one kind.
   *
   * @param file a plain name, where {@code *} and {@code ?} stand for many files
   * @param format csv where unstated
   * @param compression what the name's ending says where unstated
   * @param charset of the text; UTF-8 where unstated
   * @param zone of its times without an offset, or null
   * @param delimiter between CSV fields; a comma where unstated
   * @param quote around CSV fields, or {@code none}; {@code "} where unstated
   * @param columns names of the CSV fields by position; null: the first row is the header
   * @param withheld columns no feed may be made from
   * @param ignored columns nobody asks for
   * @param optional columns that may be absent
   */
  record Source(
      String file,
      SourceFile.Format format,
      Compression compression,
      String charset,
      String zone,
      String delimiter,
      String quote,
      List<String> columns,
      List<String> withheld,
      List<String> ignored,
      List<String> optional) {}

  /**
   * One produced feed.
   *
   * @param source name of its source
   * @param dayFrom the produced column whose date is the row's business date, or null
   * @param where what a row must satisfy to be of this feed
   * @param columns where each column of the contract comes from
   */
  record Feed(
      String source, String dayFrom, List<Condition> where, Map<String, ValueWords> columns) {}

  /**
   * A comparison of a column as delivered; exactly one of the words behind the column is set.
   *
   * @param column of the source
   * @param equalTo this text
   * @param notEqual any other text, or none
   * @param in one of these texts
   * @param notIn none of these texts
   * @param empty whether it has no text
   * @param matches a regular expression for the whole text
   * @param atLeast a decimal not below
   * @param atMost a decimal not above
   * @param above a decimal greater than
   * @param below a decimal less than
   * @param then the value where it holds; in {@code when} only
   */
  record Condition(
      String column,
      @JsonProperty("equals") String equalTo,
      @JsonProperty("not_equals") String notEqual,
      List<String> in,
      List<String> notIn,
      Boolean empty,
      String matches,
      String atLeast,
      String atMost,
      String above,
      String below,
      ValueWords then) {}

  /**
   * The known truth about accounts.
   *
   * @param source name of its source
   * @param key how a row's account is made
   * @param label the source's column that holds the word
   * @param values what each word means
   */
  record Labelling(String source, ValueWords key, String label, Map<String, Boolean> values) {}
}
