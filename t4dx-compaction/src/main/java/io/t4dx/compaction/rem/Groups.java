package io.t4dx.compaction.rem;

import io.t4dx.compaction.pass.Step;
import io.t4dx.model.Ids;
import io.t4dx.sleep.SleepPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Who goes into which prototype. */
final class Groups {
  private final Vectors vectors;
  private final Map<UUID, PrototypeMark> prototypes;
  private final Map<UUID, Group> groups = new TreeMap<>(Ids.ORDER);

  Groups(Vectors vectors, Map<UUID, PrototypeMark> prototypes) {
    this.vectors = vectors;
    this.prototypes = prototypes;
  }

  void found(List<Candidate> founders) {
    Group group = Group.founding(vectors, founders);
    groups.put(group.prototype(), group);
  }

  void give(UUID prototype, List<Candidate> more) {
    if (!more.isEmpty()) {
      groups.computeIfAbsent(prototype, this::growing).add(more);
    }
  }

  /**
   * Lets those join that no cluster has, but that are within the radius of a prototype as it will
   * be. They would join at the next run, and move the prototype, and let others join at the run
   * after that: here it goes on until nothing moves.
   *
   * @return those who are left
   */
  List<Candidate> absorb(List<Candidate> noise, Step step) {
    List<Candidate> left = noise;
    Collection<Group> moved = groups.values();
    while (!moved.isEmpty() && !left.isEmpty()) {
      Map<Group, List<Candidate>> joining = new LinkedHashMap<>();
      List<Candidate> staying = new ArrayList<>();
      for (Candidate candidate : left) {
        reaching(moved, candidate)
            .ifPresentOrElse(
                group -> joining.computeIfAbsent(group, g -> new ArrayList<>()).add(candidate),
                () -> staying.add(candidate));
        step.at(PrototypePlanner.CLUSTERED, "looking what else is near");
      }
      joining.forEach(Group::add);
      left = staying;
      moved = joining.keySet();
    }
    return left;
  }

  /** In the order of the prototypes' ids. */
  List<SleepPlan.Cluster> planned() {
    return groups.values().stream().map(Group::planned).toList();
  }

  private Group growing(UUID prototype) {
    PrototypeMark mark = prototypes.get(prototype);
    if (mark == null) {
      throw new IllegalStateException(prototype + " is no prototype, yet items go into it");
    }
    return Group.growing(vectors, prototype, mark);
  }

  private Optional<Group> reaching(Collection<Group> among, Candidate candidate) {
    float[] vector = vectors.known(candidate.id());
    Group nearest = null;
    float least = Float.POSITIVE_INFINITY;
    for (Group group : among) {
      float apart = group.apart(vector);
      if (group.reaches(apart) && apart < least) {
        nearest = group;
        least = apart;
      }
    }
    return Optional.ofNullable(nearest);
  }
}
