package org.cluelake.feature;

import java.io.Serializable;
import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Require;

/**
 * The evidence of every clue and list entry published lately: a carried memory, because objections
 * are decided days after the clue they are about has ended.
 */
public final class IssuedEvidence implements BucketStep {

  private static final long serialVersionUID = 1L;

  /**
   * The memory, from {@code conf/features/issued-evidence.yaml}.
   *
   * @param memoryDays days after the last night on a publication for which an entry is remembered
   */
  public record Params(int memoryDays) implements Serializable {
    public Params {
      Require.that(memoryDays >= 14, "memoryDays is %s; want 14 or more", memoryDays);
    }
  }

  private final Params params;

  public IssuedEvidence(Params params) {
    this.params = params;
  }

  @Override
  public String id() {
    return "issued-evidence";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.publishedBefore(Tables.CLUE),
        Read.publishedBefore(Tables.PHONE_CARD_LIST),
        Read.publishedBefore(Tables.BANK_CARD_LIST),
        Read.before(Tables.ISSUED_EVIDENCE));
  }

  @Override
  public TableContract writes() {
    return Tables.ISSUED_EVIDENCE;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH issued AS (
          SELECT 'clue' AS subject_kind, clue_id AS subject_id, person AS subject, evidence_keys,
                 biz_date AS last_on
          FROM clue_published
          UNION ALL
          SELECT 'phone_card', entry_id, number, evidence_keys, biz_date
          FROM phone_card_list_published WHERE entry_id IS NOT NULL
          UNION ALL
          SELECT 'bank_card', entry_id, account, evidence_keys, biz_date
          FROM bank_card_list_published WHERE entry_id IS NOT NULL
          UNION ALL
          SELECT subject_kind, subject_id, subject, evidence_keys, last_on
          FROM issued_evidence_before WHERE last_on > %s
        )
        SELECT subject_kind, subject_id, subject, evidence_keys, last_on
        FROM issued
        QUALIFY row_number() OVER (
          PARTITION BY subject_kind, subject_id
          ORDER BY last_on DESC, subject, evidence_keys) = 1
        """
        .formatted(new AsOf(asOf.minusDays(params.memoryDays())).sqlDate());
  }
}
