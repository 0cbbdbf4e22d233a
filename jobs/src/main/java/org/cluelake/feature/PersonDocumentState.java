package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * Whose a passport or residence permit is: every such document ever delivered, by the start of its
 * validity; of two deliveries of the same start, the newer night's.
 */
public final class PersonDocumentState implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "person-document-state";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.PERSON_DOCUMENT), Read.before(Tables.PERSON_DOCUMENT_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.PERSON_DOCUMENT_STATE;
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        WITH version AS (
          SELECT document, valid_from, person, valid_to, biz_date FROM person_document
          UNION ALL
          SELECT document, valid_from, person, valid_to, biz_date FROM person_document_state_before
        )
        SELECT document, valid_from, person, valid_to
        FROM version
        QUALIFY row_number() OVER (
          PARTITION BY document, valid_from
          ORDER BY biz_date DESC, valid_to DESC NULLS FIRST, person) = 1
        """;
  }
}
