package org.cluelake.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.cluelake.evaluate.SchemeTruth.Lookalike;
import org.cluelake.evaluate.SchemeTruth.Scheme;

/** A truth in tokens: windows by scenario and entity, look-alikes by kind. */
final class TruthIndex {

  private final Map<String, Map<Entity, List<Scheme>>> schemes = new TreeMap<>();
  private final Map<String, Set<Entity>> lookalikes = new TreeMap<>();
  private int unreadable;

  TruthIndex(SchemeTruth truth, EntityTokens tokens) {
    for (Scheme s : truth.schemes()) {
      OptionalLong token = tokens.token(s.entityKind(), s.entity());
      if (token.isPresent()) {
        schemes
            .computeIfAbsent(s.scenario(), x -> new HashMap<>())
            .computeIfAbsent(new Entity(s.entityKind(), token.getAsLong()), x -> new ArrayList<>())
            .add(s);
      } else {
        unreadable++;
      }
    }
    for (Lookalike l : truth.lookalikes()) {
      OptionalLong token = tokens.token(l.entityKind(), l.entity());
      if (token.isPresent()) {
        lookalikes
            .computeIfAbsent(l.kind(), x -> new HashSet<>())
            .add(new Entity(l.entityKind(), token.getAsLong()));
      } else {
        unreadable++;
      }
    }
  }

  Set<String> scenarios() {
    return schemes.keySet();
  }

  /** Truth rows whose entity has no token. */
  int unreadable() {
    return unreadable;
  }

  /** Kinds of entity a scenario is told about. */
  Set<String> kinds(String scenario) {
    Set<String> kinds = new TreeSet<>();
    schemes.getOrDefault(scenario, Map.of()).keySet().forEach(e -> kinds.add(e.kind()));
    return kinds;
  }

  /** Whether the entity has a window of the scenario that passes. */
  boolean holds(String scenario, Entity entity, Predicate<Scheme> passes) {
    return schemes.getOrDefault(scenario, Map.of()).getOrDefault(entity, List.of()).stream()
        .anyMatch(passes);
  }

  /** Entities of one kind with a window of the scenario that passes on any night. */
  <N> Set<Entity> entities(
      String scenario, String kind, Iterable<N> nights, BiPredicate<Scheme, N> passes) {
    Set<Entity> found = new HashSet<>();
    schemes
        .getOrDefault(scenario, Map.of())
        .forEach(
            (entity, windows) -> {
              if (entity.kind().equals(kind)) {
                for (N night : nights) {
                  if (windows.stream().anyMatch(w -> passes.test(w, night))) {
                    found.add(entity);
                  }
                }
              }
            });
    return found;
  }

  /** Look-alikes by kind. */
  Map<String, Set<Entity>> lookalikes() {
    return lookalikes;
  }
}
