package org.cluelake.evaluate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cluelake.evaluate.SchemeTruth.Lookalike;
import org.cluelake.evaluate.SchemeTruth.Scheme;
import org.cluelake.evaluate.SchemeTruth.Victim;

/** A truth in tokens: windows by scenario and entity, victims, look-alikes by kind, ages. */
final class TruthIndex {

  private final EntityTokens tokens;
  private final Map<String, Map<Entity, List<Scheme>>> schemes = new TreeMap<>();
  private final Map<Entity, List<Victim>> victims = new HashMap<>();
  private final Map<String, LocalDateTime> campaigns = new HashMap<>();
  private final Map<String, Set<Entity>> lookalikes = new TreeMap<>();
  private final Map<Long, String> ageBands = new HashMap<>();
  private int unreadable;

  TruthIndex(SchemeTruth truth, EntityTokens tokens) {
    this.tokens = tokens;
    for (Scheme s : truth.schemes()) {
      Entity entity = entity(s.entityKind(), s.entity());
      if (entity != null) {
        schemes
            .computeIfAbsent(s.scenario(), x -> new HashMap<>())
            .computeIfAbsent(entity, x -> new ArrayList<>())
            .add(s);
      }
    }
    for (Lookalike l : truth.lookalikes()) {
      Entity entity = entity(l.entityKind(), l.entity());
      if (entity != null) {
        lookalikes.computeIfAbsent(l.kind(), x -> new HashSet<>()).add(entity);
      }
    }
    truth.victims().forEach(this::add);
    truth
        .ageBands()
        .forEach(
            (person, band) -> {
              Entity entity = entity(Entity.PERSON, person);
              if (entity != null) {
                ageBands.put(entity.token(), band);
              }
            });
  }

  private void add(Victim victim) {
    Stream.of(
            entity(Entity.PERSON, victim.person()),
            entity("number", victim.number()),
            entity("account", victim.account()))
        .filter(Objects::nonNull)
        .forEach(e -> victims.computeIfAbsent(e, x -> new ArrayList<>()).add(victim));
    if (victim.firstPayment() != null) {
      LocalDateTime unused =
          campaigns.merge(
              victim.campaign(), victim.firstPayment(), (a, b) -> a.isBefore(b) ? a : b);
    }
  }

  /** The entity in tokens; null, and counted, where it has none. */
  private Entity entity(String kind, String identity) {
    OptionalLong token = tokens.token(kind, identity);
    if (token.isEmpty()) {
      unreadable++;
      return null;
    }
    return new Entity(kind, token.getAsLong());
  }

  Set<String> scenarios() {
    return schemes.keySet();
  }

  /** Identities of the truth that have no token. */
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
    return windows(scenario, entity).stream().anyMatch(passes);
  }

  /** Whether the entity is part of any fraud that passes, or a victim on the night. */
  boolean holdsAny(Entity entity, LocalDate night, Predicate<Scheme> passes) {
    return isVictim(entity, night)
        || schemes.keySet().stream().anyMatch(s -> holds(s, entity, passes));
  }

  /** Whether it is a victim, or a victim's phone or main account, while drawn in. */
  boolean isVictim(Entity entity, LocalDate night) {
    return victims.getOrDefault(entity, List.of()).stream().anyMatch(v -> v.touches(night));
  }

  private List<Scheme> windows(String scenario, Entity entity) {
    return schemes.getOrDefault(scenario, Map.of()).getOrDefault(entity, List.of());
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

  /** People whom a campaign drew in on any of the nights. */
  Set<Entity> victims(Iterable<LocalDate> nights) {
    Set<Entity> found = new HashSet<>();
    victims.forEach(
        (entity, stories) -> {
          for (LocalDate night : nights) {
            if (entity.kind().equals(Entity.PERSON)
                && stories.stream().anyMatch(v -> v.touches(night))) {
              found.add(entity);
            }
          }
        });
    return found;
  }

  /**
   * The first payment that finding an entity on a night could have come before: the victim's own,
   * or for a gang's number or account the first of its campaign; null where there is none.
   */
  LocalDateTime firstPayment(String scenario, Entity entity, LocalDate night) {
    return !Evaluation.isOfTools(scenario)
        ? ownFirstPayment(entity, night)
        : windows(scenario, entity).stream()
            .filter(s -> s.touches(night))
            .map(s -> campaigns.get(s.campaign()))
            .filter(Objects::nonNull)
            .min(LocalDateTime::compareTo)
            .orElse(null);
  }

  /** The first payment of the victim drawn in on the night; null where there is none. */
  LocalDateTime ownFirstPayment(Entity entity, LocalDate night) {
    return victims.getOrDefault(entity, List.of()).stream()
        .filter(v -> v.touches(night))
        .map(Victim::firstPayment)
        .filter(Objects::nonNull)
        .min(LocalDateTime::compareTo)
        .orElse(null);
  }

  /** Look-alikes by kind. */
  Map<String, Set<Entity>> lookalikes() {
    return lookalikes;
  }

  /** The age band of a person; {@code unknown} where the truth has none. */
  String ageBand(long person) {
    return ageBands.getOrDefault(person, "unknown");
  }
}
