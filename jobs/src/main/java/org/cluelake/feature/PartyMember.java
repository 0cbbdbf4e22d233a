package org.cluelake.feature;

import java.util.List;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.GatherStep;
import org.cluelake.run.Read;

/**
 * Who left with a party, and since when each has a travel document: the exchange from documents to
 * the persons of a party.
 */
public final class PartyMember implements GatherStep {

  private static final long serialVersionUID = 1L;

  @Override
  public String id() {
    return "party-member";
  }

  @Override
  public List<Read> reads() {
    return List.of(Read.today(Tables.STAY_ABROAD), Read.today(Tables.PERSON_DOCUMENT_STATE));
  }

  @Override
  public List<Read> rowsComeFrom() {
    return List.of(Read.today(Tables.STAY_ABROAD));
  }

  @Override
  public TableContract writes() {
    return Tables.PARTY_MEMBER;
  }

  @Override
  public List<Gathering> gatherings(AsOf asOf) {
    return List.of(
        new Gathering(
            "documented",
            """
            SELECT person, min(valid_from) AS documented_on
            FROM person_document_state
            WHERE person IN (SELECT person FROM stay_abroad WHERE party IS NOT NULL)
            GROUP BY person
            """));
  }

  @Override
  public String sql(AsOf asOf) {
    return """
        SELECT s.person, s.left_at, s.returned_at, s.party, s.port, s.country, s.transport,
               s.purpose, d.documented_on
        FROM stay_abroad s
        LEFT JOIN (SELECT person, min(documented_on) AS documented_on FROM documented
                   GROUP BY person) d USING (person)
        WHERE s.party IS NOT NULL
        """;
  }
}
