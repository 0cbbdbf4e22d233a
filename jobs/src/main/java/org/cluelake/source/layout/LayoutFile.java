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
    Map<String, SourceFile> sources,
    Map<String, List<Step>> expressions,
    Map<String, Feed> feeds,
    Labelling labels) {

  /**
   * One produced feed.
   *
   * @param source name of its source
   * @param dayFrom the produced column whose date is the row's business date, or null
   * @param columns where each column of the contract comes from
   */
  record Feed(String source, String dayFrom, Map<String, Column> columns) {}

  /**
   * Where a column comes from: one of the first three.
   *
   * @param from a column of the source
   * @param constant the same text in every row
   * @param rowNumber the row's number in the source, from 1
   * @param apply what is done to the value, in order; an empty value stays empty
   */
  record Column(String from, String constant, Boolean rowNumber, List<Step> apply) {}

  /**
   * One thing done to a value; exactly one is set.
   *
   * @param use the steps of a named expression
   * @param prefix text put before it
   * @param padLeft zeros put before it up to this width; longer is refused
   * @param insert text put into it
   * @param checkDigit the check character put behind it
   * @param decimalScale a plain decimal with at most this many places; more is refused
   * @param valueMap the word for each known word; any other is refused
   * @param dayOffset a day number as a time
   */
  record Step(
      String use,
      String prefix,
      Integer padLeft,
      Insert insert,
      CheckDigit checkDigit,
      Integer decimalScale,
      Map<String, String> valueMap,
      DayOffset dayOffset) {}

  /**
   * Text put into a value.
   *
   * @param at characters before it
   * @param text the text
   */
  record Insert(int at, String text) {}

  /**
   * A day number as a time: the rows of a day are spread evenly over it in the order of the file.
   *
   * @param base the date of the first step
   * @param firstStep the number of that step
   */
  record DayOffset(String base, int firstStep) {}

  /** How a check character is computed. */
  enum CheckDigit {
    /** ISO/IEC 7812-1, as of card numbers. */
    @JsonProperty("luhn")
    LUHN,
    /** GB 11643, ISO 7064 MOD 11-2, as of id cards. */
    @JsonProperty("gb11643")
    GB11643
  }

  /**
   * The known truth about accounts.
   *
   * @param source name of its source
   * @param key how a row's account is made
   * @param label the source's column that holds the word
   * @param values what each word means
   */
  record Labelling(String source, Column key, String label, Map<String, Boolean> values) {}
}
