package org.cluelake.clue;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What a person is exposed to: a fraud class and a campaign, either of which may be unknown. */
record ClueKey(String scamClass, String campaign) implements Comparable<ClueKey> {

  private static final String UNKNOWN = "unknown";
  private static final String NONE = "none";

  boolean hasClass() {
    return !scamClass.equals(UNKNOWN);
  }

  boolean hasCampaign() {
    return !campaign.equals(NONE);
  }

  /** Whether the two say nothing against each other. */
  boolean agrees(ClueKey other) {
    return (!hasClass() || !other.hasClass() || scamClass.equals(other.scamClass))
        && (!hasCampaign() || !other.hasCampaign() || campaign.equals(other.campaign));
  }

  /**
   * Where each key of a person belongs: a key without class joins the one class of its campaign, a
   * key without campaign the one campaign it agrees with; where there is none or a choice, it
   * stands for itself.
   */
  static UnaryOperator<ClueKey> homes(Collection<ClueKey> keys) {
    Set<ClueKey> full = new TreeSet<>(keys);
    full.removeIf(k -> !k.hasCampaign() || !k.hasClass());
    UnaryOperator<ClueKey> byCampaign = k -> k.hasClass() ? k : only(k, full);
    Set<ClueKey> campaigns = new TreeSet<>();
    keys.stream().filter(ClueKey::hasCampaign).map(byCampaign).forEach(campaigns::add);
    return k -> k.hasCampaign() ? byCampaign.apply(k) : only(k, campaigns);
  }

  /** The one key of {@code among} that agrees with this one, or this one. */
  static ClueKey only(ClueKey key, Collection<ClueKey> among) {
    List<ClueKey> agreeing = among.stream().filter(key::agrees).distinct().toList();
    return agreeing.size() == 1 ? agreeing.get(0) : key;
  }

  @Override
  public int compareTo(ClueKey other) {
    int byClass = scamClass.compareTo(other.scamClass);
    return byClass != 0 ? byClass : campaign.compareTo(other.campaign);
  }
}
