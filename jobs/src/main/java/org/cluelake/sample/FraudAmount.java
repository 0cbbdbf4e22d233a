package org.cluelake.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/**
 * How much fraud a nation has against the usual. What a scheme is like, and every innocent
 * look-alike, stays as it is.
 *
 * @param schemes share of gangs, campaigns and of what no campaign brings about, above 0 and at
 *     most 4
 * @param victims share of the people a campaign draws in beyond its first, above 0 and at most 4
 */
public record FraudAmount(double schemes, double victims) {

  /** As {@code nation.yaml} has it. */
  public static final FraudAmount USUAL = new FraudAmount(1, 1);

  private static final double MOST = 4;

  /** Schemes that campaigns or gangs open follow these two; any other one has its own knob here. */
  private static final List<List<String>> SCHEMES =
      List.of(
          List.of("fraud", "campaignsPerDay"),
          List.of("fraud", "gangs"),
          List.of("border", "smuggled"),
          List.of("border", "recruitedParties"),
          List.of("machines", "misusedShare"));

  private static final List<String> VICTIMS = List.of("fraud", "victims");

  public FraudAmount {
    if (!(schemes > 0 && schemes <= MOST && victims > 0 && victims <= MOST)) {
      throw PipelineException.of(
          ErrorKind.CONFIG,
          "sample: shares of fraud and of victims are above 0 and at most 4; correct the option");
    }
  }

  /** The rates times these shares; at 1 every number stays what it was. */
  JsonNode scaled(JsonNode nation) {
    SCHEMES.forEach(knob -> scale(nation, knob, schemes));
    scale(nation, VICTIMS, victims);
    return nation;
  }

  private static void scale(JsonNode nation, List<String> knob, double share) {
    ObjectNode group = (ObjectNode) nation.required(knob.get(0));
    double usual = group.required(knob.get(1)).doubleValue();
    ObjectNode unused = group.put(knob.get(1), usual * share);
  }
}
