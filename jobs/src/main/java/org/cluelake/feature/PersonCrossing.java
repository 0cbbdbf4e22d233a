package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;

/**
 * Today's crossings by person: the exchange step from documents to the persons who hold them.
 *
 * <p>The document counts that was valid on the day of the crossing; a document that no delivery
 * names as somebody's, such as an identity card, stands for itself.
 */
public final class PersonCrossing implements BucketStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "person-crossing";
  }

  @Override
  public List<Read> reads() {
    return List.of(
        Read.today(Tables.IMMIGRATION_CROSSING), Read.today(Tables.PERSON_DOCUMENT_STATE));
  }

  @Override
  public TableContract writes() {
    return Tables.PERSON_CROSSING;
  }

  // The newest start of validity wins where periods overlap.
  @Override
  public String sql(AsOf asOf) {
    return """
        WITH owner AS (
          SELECT c.crossing_id, arg_max(d.person, {'from': d.valid_from, 'person': d.person})
                   AS person
          FROM immigration_crossing c
          JOIN person_document_state d ON d.document = c.document
            AND d.valid_from <= c."at"::DATE AND (d.valid_to IS NULL OR d.valid_to >= c."at"::DATE)
          GROUP BY c.crossing_id
        )
        SELECT c.crossing_id, coalesce(o.person, c.document) AS person, c."at", c.direction, c.port,
               c.country, c.transport, c.declared_purpose AS purpose, c.party
        FROM immigration_crossing c
        LEFT JOIN owner o ON o.crossing_id = c.crossing_id
        """;
  }
}
