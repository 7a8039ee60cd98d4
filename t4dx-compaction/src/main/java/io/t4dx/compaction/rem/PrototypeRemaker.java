package io.t4dx.compaction.rem;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Ids;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.Reads;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.WriteBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Makes prototypes again from some of their members, so that nothing of the others is left in them:
 * vector, text and figures are as if those had never been members. What an application wrote into
 * the prototype's metadata stays.
 */
public final class PrototypeRemaker {
  private final Measure measure;
  private final SleepOptions options;
  private final int batchBytes;

  /**
   * A remaker for one store.
   *
   * @param metric the store's
   * @param batchBytes how many bytes of operations fit into one batch
   */
  public PrototypeRemaker(Metric metric, SleepOptions options, int batchBytes) {
    this.measure = new Measure(metric);
    this.options = options;
    this.batchBytes = batchBytes;
  }

  /**
   * The batch that makes a prototype again, or deletes it where no member remains.
   *
   * @param without members that are about to go
   * @return none where the item is no prototype
   */
  public Optional<WriteBatch> remake(Reads view, ItemKey prototype, Set<UUID> without) {
    Optional<Item> before = view.get(prototype).filter(item -> PrototypeMark.of(item).isPresent());
    if (before.isEmpty()) {
      return Optional.empty();
    }
    Vectors vectors = new Vectors(view, prototype.namespace(), measure);
    List<UUID> remaining = new ArrayList<>();
    for (UUID member : Membership.members(view, prototype.namespace(), prototype.id())) {
      if (!without.contains(member) && vectors.of(member).isPresent()) {
        remaining.add(member);
      }
    }
    WriteBatch batch = new WriteBatch();
    return Optional.of(
        remaining.isEmpty()
            ? batch.delete(prototype)
            : batch
                .requireUnchanged(before.get())
                .update(prototype, made(vectors, before.get(), remaining)));
  }

  private FieldUpdate made(Vectors vectors, Item before, List<UUID> members) {
    Mean mean = Mean.ofNothing(measure, vectors.known(members.getFirst()).length);
    Figures figures = null;
    for (UUID member : members) {
      Item item = vectors.item(member).orElseThrow();
      mean.add(item.vector().orElseThrow());
      figures = figures == null ? Figures.of(item) : figures.with(Figures.of(item));
    }
    if (figures == null) {
      throw new IllegalArgumentException("a prototype of no members");
    }
    List<Placed> ordered = mostTypicalFirst(vectors, mean.vector(), members);
    return FieldUpdate.builder()
        .vector(mean.vector())
        .content(text(vectors, ordered))
        .importance(figures.importance())
        .addToAccessCount(figures.accessCount() - before.accessCount())
        .eventTime(figures.eventTime())
        .validFrom(figures.validFrom())
        .metadata(
            new PrototypeMark(mean.count(), ordered.getLast().apart(), mean.length()).asMetadata())
        .build();
  }

  private record Placed(UUID member, float apart) {}

  private List<Placed> mostTypicalFirst(Vectors vectors, float[] mean, List<UUID> members) {
    Comparator<Placed> typical = Comparator.comparing(Placed::apart);
    return members.stream()
        .map(member -> new Placed(member, measure.apart(mean, vectors.known(member))))
        .sorted(typical.thenComparing(Placed::member, Ids.ORDER))
        .toList();
  }

  private String text(Vectors vectors, List<Placed> ordered) {
    int dimension = vectors.known(ordered.getFirst().member()).length;
    BatchRoom room = BatchRoom.in(batchBytes, vectors.namespace(), dimension);
    List<Item> shown =
        ordered.stream()
            .limit(PrototypeText.SHOWN)
            .map(placed -> new ItemKey(vectors.namespace(), placed.member()))
            .map(key -> vectors.view().get(key).orElseThrow())
            .toList();
    long nanos = (long) (options.get(SleepSetting.WRITER_TIMEOUT) * 1e9);
    return new PrototypeText(options.writer(), Duration.ofNanos(nanos), room.text())
        .of(shown, ordered.size());
  }
}
