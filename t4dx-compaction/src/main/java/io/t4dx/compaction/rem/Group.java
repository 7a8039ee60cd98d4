package io.t4dx.compaction.rem;

import io.t4dx.model.Ids;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.SleepPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What goes into one prototype, and what that will be like by then. */
final class Group {
  private final Vectors vectors;
  private final UUID prototype;
  private final boolean isNew;
  private final Mean mean;
  private final List<Candidate> members = new ArrayList<>();
  private double radius;
  private float[] vector;

  private Group(Vectors vectors, UUID prototype, boolean isNew, Mean mean, double radius) {
    this.vectors = vectors;
    this.prototype = prototype;
    this.isNew = isNew;
    this.mean = mean;
    this.radius = radius;
    this.vector = mean.vector();
  }

  /** Those who make a new prototype. */
  static Group founding(Vectors vectors, List<Candidate> founders) {
    UUID id = PrototypeId.of(vectors.namespace(), founders.stream().map(Candidate::id).toList());
    int dimension = vectors.known(founders.getFirst().id()).length;
    Group group = new Group(vectors, id, true, Mean.ofNothing(vectors.measure(), dimension), 0);
    group.add(founders);
    return group;
  }

  /** Those who go into a prototype that is there. */
  static Group growing(Vectors vectors, UUID prototype, PrototypeMark mark) {
    Mean mean = Mean.restored(vectors.measure(), vectors.known(prototype), mark);
    return new Group(vectors, prototype, false, mean, mark.radius());
  }

  void add(List<Candidate> more) {
    for (Candidate candidate : more) {
      mean.add(vectors.known(candidate.id()));
      members.add(candidate);
    }
    vector = mean.vector();
    if (isNew) {
      // As it will be measured when the prototype is made, so that nothing else is inside then.
      radius = members.stream().mapToDouble(this::apart).max().orElse(0);
    }
  }

  UUID prototype() {
    return prototype;
  }

  float apart(float[] other) {
    return vectors.measure().apart(vector, other);
  }

  boolean reaches(float apart) {
    return apart <= radius;
  }

  /** The most typical members first. */
  SleepPlan.Cluster planned() {
    record Placed(Candidate member, float apart) {}
    Comparator<Placed> typical = Comparator.comparing(Placed::apart);
    List<SleepPlan.Member> ordered =
        members.stream()
            .map(member -> new Placed(member, apart(member)))
            .sorted(typical.thenComparing(placed -> placed.member().id(), Ids.ORDER))
            .map(placed -> new SleepPlan.Member(key(placed.member().id()), placed.member().lsn()))
            .toList();
    return new SleepPlan.Cluster(key(prototype), isNew, ordered);
  }

  private float apart(Candidate member) {
    return apart(vectors.known(member.id()));
  }

  private ItemKey key(UUID id) {
    return new ItemKey(vectors.namespace(), id);
  }
}
