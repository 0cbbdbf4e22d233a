package org.cluelake.source.layout;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cluelake.contract.TableContract;
import org.cluelake.run.PipelineException;

/**
 * A checked mapping of a third party's files to feeds. The language is described in {@code
 * jobs/docs/bring-your-own-layout.md}.
 *
 * @param name the layout's name
 * @param description where the files come from
 * @param firstDay business date of the rows without one of their own
 * @param feeds what is produced, by feed name
 * @param labels the known truth, or null
 */
public record ForeignLayout(
    String name,
    String description,
    LocalDate firstDay,
    List<FeedMapping> feeds,
    LabelMapping labels) {

  /**
   * One produced feed.
   *
   * @param contract the feed
   * @param source the files it is made from
   * @param dayFrom the produced column whose date is the row's business date, or null
   * @param where what a row must satisfy, all of it, to be of this feed
   * @param columns how each mapped column is made, in the contract's order; others stay empty
   */
  public record FeedMapping(
      TableContract contract,
      SourceFile source,
      String dayFrom,
      List<Comparison> where,
      List<ColumnMapping> columns) {}

  /**
   * The known truth about accounts.
   *
   * @param source the files
   * @param key how a row's account is made
   * @param label the column that holds the word
   * @param values what each word means
   */
  public record LabelMapping(
      SourceFile source, MappedValue key, String label, Map<String, Boolean> values) {}

  /**
   * Reads and checks a mapping file.
   *
   * @param file such as {@code conf/feeds/amlsim.yaml}
   * @param feeds the source contracts
   * @throws PipelineException CONFIG, naming the file, the line and the key
   */
  public static ForeignLayout read(Path file, List<TableContract> feeds) {
    return new LayoutParser(file, feeds).parse();
  }
}
