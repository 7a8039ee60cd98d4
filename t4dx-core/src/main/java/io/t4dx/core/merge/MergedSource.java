package io.t4dx.core.merge;

import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.segment.EdgeCursor;
import io.t4dx.core.segment.EdgeTombstone;
import io.t4dx.core.segment.ItemCursor;
import io.t4dx.core.segment.ItemTombstone;
import io.t4dx.core.segment.Patch;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.SegmentSource;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Ids;
import io.t4dx.model.ItemKey;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the manifest in force says of some neighbouring segments, as the contents of one. */
final class MergedSource implements SegmentSource {
  private static final Comparator<EdgeKey> EDGES =
      Comparator.comparing(EdgeKey::namespace)
          .thenComparing(EdgeKey::source, Ids.ORDER)
          .thenComparing(EdgeKey::type)
          .thenComparing(EdgeKey::target, Ids.ORDER);

  private final List<MergeInput> inputs;
  private final boolean below;
  private final Map<String, ScaleLog> scales;
  private final Progress progress;
  private final MergeOrder rows;
  private final MergeOrder edges;
  private final MergedPatches patches;

  /**
   * Segments to be merged.
   *
   * @param oldestFirst all neighbours of each other
   * @param below whether there are older ones
   * @param scales the scale operations that were durable with the manifest
   * @param erased items that are gone, and of which nothing is to be carried
   */
  MergedSource(
      List<MergeInput> oldestFirst,
      boolean below,
      Map<String, ScaleLog> scales,
      Predicate<ItemKey> erased,
      Progress progress) {
    this.inputs = List.copyOf(oldestFirst);
    this.below = below;
    this.scales = scales;
    this.progress = progress;
    this.rows =
        MergeOrder.of(inputs.stream().map(this::rowsOf).toList(), Comparator.naturalOrder());
    this.edges = MergeOrder.of(inputs.stream().map(this::edgesOf).toList(), EDGES);
    this.patches = new MergedPatches(inputs, rows, below, erased);
  }

  /** Is told of each step; may throw to end a merge. */
  @FunctionalInterface
  interface Progress {
    void step();
  }

  private MergeOrder.Run<ItemKey> rowsOf(MergeInput input) {
    Segment segment = input.segment();
    return new MergeOrder.Run<>(
        segment.rows(),
        input.state().deadRows(),
        row -> {
          progress.step();
          return new ItemKey(segment.namespace(row), segment.id(row));
        });
  }

  private MergeOrder.Run<EdgeKey> edgesOf(MergeInput input) {
    Segment segment = input.segment();
    return new MergeOrder.Run<>(
        segment.edges(),
        input.state().deadEdges(),
        ordinal -> {
          progress.step();
          return segment.edgeKey(ordinal);
        });
  }

  List<MergeInput> inputs() {
    return inputs;
  }

  MergeOrder rowOrder() {
    return rows;
  }

  MergeOrder edgeOrder() {
    return edges;
  }

  @Override
  public int dimension() {
    return inputs.stream().mapToInt(in -> in.segment().vectors().dimension()).max().orElse(0);
  }

  @Override
  public long firstLsn() {
    return inputs.stream().mapToLong(input -> input.segment().info().firstLsn()).min().orElse(0);
  }

  @Override
  public long lastLsn() {
    return inputs.stream().mapToLong(input -> input.segment().info().lastLsn()).max().orElse(0);
  }

  @Override
  public ItemCursor items() {
    return new MergedItems(inputs, rows, patches, progress);
  }

  @Override
  public EdgeCursor edges() {
    return new MergedEdges(inputs, edges, scales, progress);
  }

  @Override
  public Iterator<Patch> patches() {
    return patches.carried();
  }

  /** Where nothing is older, nothing is left that they could be of. */
  @Override
  public Iterator<ItemTombstone> itemTombstones() {
    return all(Segment::itemTombstones);
  }

  @Override
  public Iterator<EdgeTombstone> edgeTombstones() {
    return all(Segment::edgeTombstones);
  }

  private <T> Iterator<T> all(Function<Segment, Iterator<T>> of) {
    return inputs.stream().filter(input -> below).flatMap(input -> stream(of, input)).iterator();
  }

  private static <T> Stream<T> stream(Function<Segment, Iterator<T>> of, MergeInput input) {
    Iterable<T> records = () -> of.apply(input.segment());
    return StreamSupport.stream(records.spliterator(), false);
  }

  @Override
  public long scalesSeen(String namespace) {
    return scales.getOrDefault(namespace, ScaleLog.EMPTY).seen();
  }
}
