package io.t4dx.compaction.rem;

import io.t4dx.compaction.pass.Step;
import io.t4dx.model.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is clustered together: the candidates, and behind them the ground, members that prototypes
 * have already. Without the ground, a second run would find in the rest that the first one left
 * what had not been dense enough beside those members.
 */
final class Points {
  private final List<Candidate> candidates;
  private final List<UUID> ids = new ArrayList<>();
  private final Map<UUID, Integer> numbers = new HashMap<>();
  private final Map<UUID, UUID> prototypes = new HashMap<>();

  Points(List<Candidate> candidates) {
    this.candidates = candidates;
    candidates.forEach(candidate -> add(candidate.id()));
  }

  /** A candidate goes into a prototype that is there, and is ground from then on. */
  void join(Candidate candidate, UUID prototype) {
    prototypes.put(candidate.id(), prototype);
  }

  /**
   * Adds members of prototypes as far as there is room.
   *
   * @param order the prototypes, those first whose members matter most
   * @param kappaFrom members below are not looked at, as if they were no members
   * @param most how many points there may be in all
   */
  void addGround(
      List<UUID> order,
      Membership membership,
      Vectors vectors,
      float kappaFrom,
      int most,
      Step step) {
    for (UUID prototype : order) {
      for (UUID member : membership.membersOf(prototype)) {
        if (ids.size() >= most) {
          return;
        }
        if (!numbers.containsKey(member) && isGround(vectors, member, kappaFrom)) {
          add(member);
          prototypes.put(member, prototype);
        }
        step.at(PrototypePlanner.JOINED, "looking at members of prototypes");
      }
    }
  }

  int count() {
    return ids.size();
  }

  /** How many dimensions the points' vectors have: all the same. */
  int dimension(Vectors vectors) {
    return vectors.known(ids.getFirst()).length;
  }

  UUID id(int point) {
    return ids.get(point);
  }

  /** The number of an item's point; -1 where it is none. */
  int number(UUID id) {
    return numbers.getOrDefault(id, -1);
  }

  /** The prototype that a point belongs to, or is going into. */
  Optional<UUID> prototype(int point) {
    return Optional.ofNullable(prototypes.get(ids.get(point)));
  }

  /** A point that belongs to no prototype, and so is a candidate. */
  Candidate candidate(int point) {
    return candidates.get(point);
  }

  private void add(UUID id) {
    numbers.put(id, ids.size());
    ids.add(id);
  }

  private static boolean isGround(Vectors vectors, UUID member, float kappaFrom) {
    return vectors
        .item(member)
        .filter(item -> item.kappa() >= kappaFrom && PrototypeMark.of(item).isEmpty())
        .flatMap(Item::vector)
        .filter(vectors.measure()::places)
        .isPresent();
  }
}
