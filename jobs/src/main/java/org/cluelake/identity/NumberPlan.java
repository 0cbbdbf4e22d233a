package org.cluelake.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The class of a number: that of the longest prefix whose entry allows the number's length. Entries
 * come from {@code number-plan.yaml} beside this class.
 */
final class NumberPlan {

  /**
   * Numbers of one prefix.
   *
   * @param prefix digits a number begins with
   * @param min least digits of the whole number
   * @param max most digits of the whole number
   * @param numberClass what such a number is
   */
  record Entry(String prefix, int min, int max, @JsonProperty("class") NumberClass numberClass) {

    Entry {
      if (prefix == null || !Digits.all(prefix) || numberClass == null) {
        throw new IllegalArgumentException("an entry has a prefix of digits and a class");
      }
      if (min < prefix.length() || max < min) {
        throw new IllegalArgumentException("prefix " + prefix + ": lengths do not fit");
      }
    }
  }

  /**
   * A plan as written.
   *
   * @param assigned the public plan
   * @param invented ranges outside it that the sample nation lives in
   */
  record Entries(List<Entry> assigned, List<Entry> invented) {}

  private static final String INTERNATIONAL_HOME = "0086";

  /** A digit's node in the tree of prefixes, with the entries that end there. */
  private static final class Node {
    final Node[] next = new Node[10];
    final List<Entry> entries = new ArrayList<>(1);
  }

  private final Node root = new Node();

  NumberPlan(List<Entry> entries) {
    for (Entry entry : entries) {
      Node node = root;
      for (int i = 0; i < entry.prefix().length(); i++) {
        int digit = entry.prefix().charAt(i) - '0';
        if (node.next[digit] == null) {
          node.next[digit] = new Node();
        }
        node = node.next[digit];
      }
      for (Entry other : node.entries) {
        if (entry.min() <= other.max() && other.min() <= entry.max()) {
          throw new IllegalArgumentException("prefix " + entry.prefix() + " has two classes");
        }
      }
      node.entries.add(entry);
    }
  }

  /** The plan this build carries, invented ranges included. */
  static NumberPlan bundled() {
    Entries written = bundledEntries();
    List<Entry> entries = new ArrayList<>(written.assigned());
    entries.addAll(written.invented());
    return new NumberPlan(entries);
  }

  static Entries bundledEntries() {
    ObjectMapper yaml =
        new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    try (InputStream in = NumberPlan.class.getResourceAsStream("number-plan.yaml")) {
      return yaml.readValue(in, Entries.class);
    } catch (IOException e) {
      throw new IllegalStateException("number-plan.yaml: " + e.getMessage(), e);
    }
  }

  /**
   * The class of a normalised number. A number written with the home country's 0086 is classed as
   * dialled at home, with or without the trunk 0.
   */
  NumberClass classOf(String number) {
    if (!Digits.all(number)) {
      return NumberClass.UNKNOWN;
    }
    if (!number.startsWith(INTERNATIONAL_HOME)) {
      return lookUp(number);
    }
    String atHome = number.substring(INTERNATIONAL_HOME.length());
    NumberClass direct = lookUp(atHome);
    return direct == NumberClass.UNKNOWN ? lookUp("0" + atHome) : direct;
  }

  private NumberClass lookUp(String number) {
    NumberClass found = NumberClass.UNKNOWN;
    Node node = root;
    for (int i = 0; i < number.length(); i++) {
      node = node.next[number.charAt(i) - '0'];
      if (node == null) {
        return found;
      }
      for (int e = 0; e < node.entries.size(); e++) {
        Entry entry = node.entries.get(e);
        if (entry.min() <= number.length() && number.length() <= entry.max()) {
          found = entry.numberClass();
        }
      }
    }
    return found;
  }
}
