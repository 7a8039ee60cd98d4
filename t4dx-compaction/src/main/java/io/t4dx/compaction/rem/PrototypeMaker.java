package io.t4dx.compaction.rem;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import io.t4dx.model.Parts;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.Reads;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.WriteBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out what was planned for clusters. Each batch is one atomic whole; what the plan was made
 * of and has changed since is left as it is.
 *
 * <pre>{@code
 * Optional<SleepPlan.Cluster> rest = Optional.of(cluster);
 * while (rest.isPresent()) {
 *   Consolidation next = maker.consolidate(freshView, rest.get());
 *   next.batch().ifPresent(store::write);
 *   rest = next.rest();
 * }
 * }</pre>
 *
 * <p>A batch does nothing where one of its items was deleted meanwhile; a view after that gives one
 * without it.
 */
public final class PrototypeMaker {
  private final Measure measure;
  private final SleepOptions options;
  private final int batchBytes;

  /**
   * A maker for one store.
   *
   * @param metric the store's
   * @param batchBytes how many bytes of operations fit into one batch
   */
  public PrototypeMaker(Metric metric, SleepOptions options, int batchBytes) {
    this.measure = new Measure(metric);
    this.options = options;
    this.batchBytes = batchBytes;
  }

  /** The next batch for a cluster, or for what of it was left by the one before. */
  public Consolidation consolidate(Reads view, SleepPlan.Cluster cluster) {
    Optional<Item> prototype = view.get(cluster.prototype());
    Optional<PrototypeMark> mark =
        prototype.filter(item -> item.vector().isPresent()).flatMap(PrototypeMark::of);
    boolean isLost = mark.isEmpty() && (prototype.isPresent() || !cluster.isNew());
    if (isLost) {
      return Consolidation.nothing(keys(cluster.members()));
    }
    Chosen chosen = choose(view, cluster);
    boolean tooFew =
        mark.isEmpty() && chosen.members.size() < options.get(SleepSetting.CLUSTER_SIZE);
    if (chosen.members.isEmpty() || (tooFew && chosen.left.isEmpty())) {
      return Consolidation.nothing(keys(cluster.members()));
    }
    WriteBatch batch = new WriteBatch();
    chosen.members.forEach(member -> batch.requireItem(member.key()));
    if (mark.isPresent()) {
      grow(batch, prototype.orElseThrow(), mark.get(), chosen.members, cluster.isNew());
    } else {
      make(batch, view, cluster.prototype(), chosen);
    }
    new MemberLinks(options).add(batch, cluster.prototype(), chosen.members);
    return new Consolidation(
        Optional.of(batch),
        chosen.members.stream().map(Item::id).toList(),
        chosen.changed,
        chosen.left.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new SleepPlan.Cluster(cluster.prototype(), cluster.isNew(), chosen.left)));
  }

  /** What of a cluster goes into a batch, what was changed, and what is left for the next batch. */
  private record Chosen(
      List<Item> members, List<ItemKey> changed, List<SleepPlan.Member> left, BatchRoom room) {}

  private Chosen choose(Reads view, SleepPlan.Cluster cluster) {
    List<Item> members = new ArrayList<>();
    List<ItemKey> changed = new ArrayList<>();
    BatchRoom room = BatchRoom.in(batchBytes, cluster.prototype().namespace(), 0);
    int next = 0;
    while (next < cluster.members().size() && members.size() < room.members()) {
      SleepPlan.Member planned = cluster.members().get(next++);
      view.get(planned.key(), Parts.VECTOR)
          .filter(item -> item.lsn() == planned.lsn() && item.vector().isPresent())
          .ifPresentOrElse(members::add, () -> changed.add(planned.key()));
      if (members.size() == 1) {
        int dimension = members.getFirst().vector().orElseThrow().length;
        room = BatchRoom.in(batchBytes, cluster.prototype().namespace(), dimension);
      }
    }
    int all = cluster.members().size();
    return new Chosen(members, changed, cluster.members().subList(next, all), room);
  }

  private void make(WriteBatch batch, Reads view, ItemKey key, Chosen chosen) {
    List<Item> members = chosen.members;
    float[] first = members.getFirst().vector().orElseThrow();
    Mean mean = Mean.ofNothing(measure, first.length);
    members.forEach(member -> mean.add(member.vector().orElseThrow()));
    Figures figures = Figures.of(members);
    List<Item> shown =
        members.stream()
            .limit(text(chosen.room).writer().isPresent() ? PrototypeText.SHOWN : 1)
            .map(member -> view.get(member.key()).orElseThrow())
            .toList();
    batch.insert(
        ItemDraft.in(key.namespace())
            .id(key.id())
            .vector(mean.vector())
            .content(text(chosen.room).of(shown, members.size()))
            .kappa((float) options.get(SleepSetting.PROTOTYPE_KAPPA))
            .type(ItemType.SEMANTIC)
            .importance(figures.importance())
            .accessCount(figures.accessCount())
            .eventTime(figures.eventTime())
            .validFrom(figures.validFrom())
            .metadata(
                Metadata.of(
                    new PrototypeMark(mean.count(), farthest(mean, members), mean.length())
                        .asMetadata()))
            .build());
  }

  /**
   * Lets members into a prototype that is there.
   *
   * @param widens whether they are founders that did not fit into the batch which made it: those
   *     count for its radius, and nobody else does
   */
  private void grow(
      WriteBatch batch, Item prototype, PrototypeMark mark, List<Item> members, boolean widens) {
    Mean mean = Mean.restored(measure, prototype.vector().orElseThrow(), mark);
    members.forEach(member -> mean.add(member.vector().orElseThrow()));
    double radius = widens ? Math.max(mark.radius(), farthest(mean, members)) : mark.radius();
    Figures more = Figures.of(members);
    Figures figures = Figures.of(prototype).with(more);
    FieldUpdate.Builder update =
        FieldUpdate.builder()
            .vector(mean.vector())
            .importance(figures.importance())
            .addToAccessCount(more.accessCount())
            .eventTime(figures.eventTime())
            .validFrom(figures.validFrom())
            .metadata(new PrototypeMark(mean.count(), radius, mean.length()).asMetadata());
    PrototypeText.recounted(prototype.content(), mark.members(), mean.count())
        .ifPresent(update::content);
    batch.requireUnchanged(prototype).update(prototype.key(), update.build());
  }

  private double farthest(Mean mean, List<Item> members) {
    float[] vector = mean.vector();
    return members.stream()
        .mapToDouble(member -> measure.apart(vector, member.vector().orElseThrow()))
        .max()
        .orElseThrow();
  }

  private PrototypeText text(BatchRoom room) {
    long nanos = (long) (options.get(SleepSetting.WRITER_TIMEOUT) * 1e9);
    return new PrototypeText(options.writer(), Duration.ofNanos(nanos), room.text());
  }

  private static List<ItemKey> keys(List<SleepPlan.Member> members) {
    return members.stream().map(SleepPlan.Member::key).toList();
  }
}
