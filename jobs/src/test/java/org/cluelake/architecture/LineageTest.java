package org.cluelake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cluelake.contract.Property;
import org.cluelake.contract.TableContract;
import org.cluelake.contract.Tables;
import org.cluelake.run.AsOf;
import org.cluelake.run.BucketStep;
import org.cluelake.run.Read;
import org.cluelake.run.Step;
import org.cluelake.testkit.ShippedNight;
import org.junit.jupiter.api.Test;

/**
 * No table about a person, a card or an account depends on a region's standing, on where somebody
 * is registered or born, or on a proxy of either: the declared reads and the columns used.
 */
class LineageTest {

  /** Each use of the proxy list there is, and why it says nothing of where somebody belongs. */
  private static final Map<String, String> HARMLESS =
      Map.ofEntries(
          Map.entry(
              "subscriber-state uses clean.telecom_subscriber.virtual_operator",
              "whether there is one, not which"),
          Map.entry("number-day uses clean.telecom_call.cell", "how many there were"),
          Map.entry(
              "risk-roaming uses clean.telecom_call.cell", "whether it is a listed place abroad"),
          Map.entry(
              "border-use uses clean.telecom_call.cell",
              "whether it is in a border section that the ministry lists, which is no county"),
          Map.entry("use-while-away uses clean.telecom_call.cell", "whether there is one"),
          Map.entry("home-sighting-day uses clean.telecom_call.cell", "whether there is one"),
          Map.entry(
              "use-while-away uses clean.account_leg.terminal_region", "whether there is one"),
          Map.entry("cash-hour uses clean.account_leg.terminal_region", "how many there were"),
          Map.entry("shared-device-call uses clean.telecom_call.cell", "kept to compare two calls"),
          Map.entry(
              "copied-device uses feature.shared_device_call.cell", "whether two are the same"),
          Map.entry("card-farm uses feature.shared_device_call.cell", "whether two are the same"),
          Map.entry("static-caller uses clean.telecom_call.cell", "kept to compare cards"),
          Map.entry("burst-caller uses feature.static_caller.cell", "whether two are the same"),
          Map.entry("sim-box uses feature.static_caller.cell", "whether two are the same"),
          Map.entry(
              "restarted-card uses clean.telecom_call.cell_region",
              "whether it is the province of opening"),
          Map.entry(
              "restarted-card uses clean.telecom_subscriber.opened_region",
              "whether it is the province of the calls"),
          Map.entry(
              "clues uses feature.number_place.region",
              "where a clue is sent; NightRelationsTest shows that nothing else follows from it"));

  /** Facts taken from an identity before it is a token; none is a digit of a birthplace. */
  private static final Set<String> DERIVED =
      Set.of(
          "age_band(accepted_at)",
          "number_class",
          "type_allocation_code",
          "bank_identification_number",
          "account_checksum_ok",
          "document_checksum_ok",
          "sex");

  @Test
  void noTableAboutAPersonACardOrAnAccountDependsOnTheProxyList() {
    assertThat(Lineage.uses(ShippedNight.steps()))
        .as("a use that is gone leaves the list; one that is new has to be argued for")
        .containsExactlyInAnyOrderElementsOf(HARMLESS.keySet());
  }

  @Test
  void birthplaceDigitsOfADocumentAreNeverTaken() {
    Set<String> derived =
        Tables.all().stream()
            .flatMap(t -> t.properties().stream())
            .map(Property::derivedBeforeToken)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(derived).containsExactlyInAnyOrderElementsOf(DERIVED);
  }

  @Test
  void theProxyListHoldsWhatItIsFor() {
    assertThat(Proxies.of(Tables.REGION_ACT)).contains("to_state", "region");
    assertThat(Proxies.of(Tables.REGION_WINDOW)).contains("index_mean", "in_worst_set");
    assertThat(Proxies.of(Tables.REGION_INDICATOR)).contains("posterior_mean", "expected_rank");
    assertThat(Proxies.of(Tables.POLICE_INVOLVEMENT)).containsExactly("registered_region");
    assertThat(Proxies.of(Tables.BANK_ACCOUNT))
        .containsExactly("bank", "bank_identification_number", "opened_region");
    assertThat(Proxies.of(Tables.SIGNAL)).isEmpty();
    assertThat(Proxies.of(Tables.EXPORT_CLUE)).containsExactly("dispatch_region");
  }

  /** A feature that takes the county of opening under a pattern, and calls it something else. */
  private record Renaming(TableContract writes) implements BucketStep {
    @Override
    public String id() {
      return "renaming";
    }

    @Override
    public List<Read> reads() {
      return List.of(Read.today(Tables.TELECOM_SUBSCRIBER));
    }

    @Override
    public String sql(AsOf asOf) {
      return "WITH s AS (SELECT * RENAME (opened_region AS kind) FROM telecom_subscriber)"
          + " SELECT number, COLUMNS('^ki.d$') AS home FROM s";
    }
  }

  /** A score that rests on the standing of regions, though it takes none of their columns. */
  private record Standing(Read listed) implements BucketStep {
    @Override
    public String id() {
      return "standing";
    }

    @Override
    public List<Read> reads() {
      return List.of(Read.today(Tables.NUMBER_DAY), listed);
    }

    @Override
    public TableContract writes() {
      return Tables.NUMBER_SCORE;
    }

    @Override
    public String sql(AsOf asOf) {
      return "SELECT number, (SELECT count(*) FROM %s) AS probability FROM number_day"
          .formatted(listed.view());
    }
  }

  /** One that carries a whole table on into its facts. */
  private record Carrying(TableContract writes) implements BucketStep {
    @Override
    public String id() {
      return "carrying";
    }

    @Override
    public List<Read> reads() {
      return List.of(Read.today(Tables.POLICE_INVOLVEMENT));
    }

    @Override
    public String sql(AsOf asOf) {
      return "SELECT entity AS number, list(i) AS facts FROM police_involvement i GROUP BY ALL";
    }
  }

  @Test
  void plantedViolationsAreFound() {
    List<Step> planted =
        List.of(
            new Renaming(Tables.NUMBER_SCORE),
            new Carrying(Tables.NUMBER_SCORE),
            new Standing(Read.latest(Tables.REGION_ACT)),
            new Standing(Read.latest(Tables.REGION_INDICATOR)));
    assertThat(Lineage.uses(planted))
        .containsExactlyInAnyOrder(
            "renaming uses clean.telecom_subscriber.opened_region",
            "carrying uses clean.police_involvement.registered_region",
            "standing reads ops.region_act",
            "standing reads serving.region_indicator");
  }
}
