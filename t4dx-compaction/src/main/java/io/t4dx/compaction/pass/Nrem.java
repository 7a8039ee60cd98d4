package io.t4dx.compaction.pass;

import io.t4dx.compaction.replay.Sequences;
import io.t4dx.compaction.replay.Stdp;
import io.t4dx.core.sleep.SegmentWeight;
import io.t4dx.model.Edge;
import io.t4dx.model.Ids;
import io.t4dx.model.Item;
import io.t4dx.model.Micros;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanOrder;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.ItemStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What NREM would do: which items are replayed, in which sequences, and what that does to the edges
 * along these; and which segments are merged.
 */
public final class Nrem {
  private static final Comparator<Item> MOST_IMPORTANT_FIRST =
      Comparator.<Item>comparingDouble(item -> -item.importance())
          .thenComparing(Item::namespace)
          .thenComparing(Item::id, Ids.ORDER);

  private final Round round;
  private final Stdp plasticity;

  private Nrem(Round round) {
    this.round = round;
    this.plasticity =
        new Stdp(
            round.options().get(SleepSetting.STDP_GAIN),
            round.options().get(SleepSetting.STDP_LOSS),
            round.options().get(SleepSetting.STDP_EXPONENT),
            1_000 * round.options().get(SleepSetting.STDP_DECAY),
            1_000 * round.options().get(SleepSetting.STDP_WINDOW),
            round.options().get(SleepSetting.STDP_LIGHTEST),
            round.options().get(SleepSetting.STDP_HEAVIEST),
            1_000 * round.options().get(SleepSetting.STDP_INTERVAL));
  }

  /**
   * Plans the pass.
   *
   * @param segments oldest first
   */
  public static SleepPlan.Nrem plan(Round round, List<SegmentWeight> segments) {
    return new Nrem(round).plan(segments);
  }

  private SleepPlan.Nrem plan(List<SegmentWeight> segments) {
    List<Item> replayed = replayed();
    List<int[]> sequences = sequences(replayed);
    Map<Integer, Integer> sequenceOf = new HashMap<>();
    for (int i = 0; i < sequences.size(); i++) {
      for (int item : sequences.get(i)) {
        sequenceOf.put(item, i);
      }
    }
    List<SleepPlan.Replay> replays = new ArrayList<>();
    for (int i = 0; i < replayed.size(); i++) {
      Item item = replayed.get(i);
      replays.add(
          new SleepPlan.Replay(
              item.key(),
              item.lsn(),
              item.kappa(),
              item.importance(),
              Optional.ofNullable(sequenceOf.get(i))));
    }
    List<SleepPlan.EdgeChange> edges = new ArrayList<>();
    for (int i = 0; i < sequences.size(); i++) {
      round.step().at((double) i / sequences.size(), "weighing edges along sequences");
      alongSequence(sequences.get(i), replayed, edges);
    }
    return new SleepPlan.Nrem(replays, edges, MergeRuns.young(segments));
  }

  /** The most important items of all namespaces that are not firm yet. */
  private List<Item> replayed() {
    float below = round.share(SleepSetting.REPLAY_KAPPA_BELOW);
    int most = round.count(SleepSetting.REPLAY_MOST);
    List<Item> found = new ArrayList<>();
    if (below == 0f || most == 0) {
      return found;
    }
    Filter filter =
        Filter.kappaBetween(0f, Math.nextDown(below))
            .and(Filter.importanceBetween(round.share(SleepSetting.REPLAY_IMPORTANCE_FROM), 1f));
    for (String namespace : round.view().namespaces()) {
      round.step().at(0, "choosing what to replay");
      Scan scan =
          Scan.in(namespace)
              .where(filter)
              .byDescending(ScanOrder.IMPORTANCE)
              .limit(most)
              .returning(Parts.FIELDS);
      try (ItemStream items = round.view().scan(scan)) {
        items.forEachRemaining(found::add);
      }
    }
    found.sort(MOST_IMPORTANT_FIRST);
    return found.subList(0, Math.min(most, found.size()));
  }

  /** Indexes of the items of each sequence, in the order of their replay. */
  private List<int[]> sequences(List<Item> items) {
    Map<List<String>, Integer> numbers = new HashMap<>();
    int[] sessions = new int[items.size()];
    long[] times = new long[items.size()];
    for (int i = 0; i < sessions.length; i++) {
      Item item = items.get(i);
      times[i] = Micros.of("eventTime", item.eventTime());
      sessions[i] =
          item.session()
              .map(
                  session ->
                      numbers.computeIfAbsent(
                          List.of(item.namespace(), session), name -> numbers.size()))
              .orElse(-1);
    }
    return new Sequences(round.time(SleepSetting.SEQUENCE_GAP)).form(sessions, times);
  }

  private void alongSequence(int[] sequence, List<Item> items, List<SleepPlan.EdgeChange> to) {
    String namespace = items.get(sequence[0]).namespace();
    Map<UUID, Integer> places = new HashMap<>();
    for (int place = 0; place < sequence.length; place++) {
      places.put(items.get(sequence[place]).id(), place);
    }
    for (int place = 0; place < sequence.length; place++) {
      UUID source = items.get(sequence[place]).id();
      for (Edge edge : round.view().edges(namespace, source, Direction.OUT)) {
        Integer target = places.get(edge.target());
        if (target != null && target != place) {
          float after = replay(edge.weight(), target - place);
          if (after != edge.weight()) {
            to.add(new SleepPlan.EdgeChange(edge.key(), edge.weight(), after));
          }
        }
      }
    }
  }

  /** The weight of an edge whose target is so many places behind its source, or before it. */
  private float replay(float weight, int behind) {
    double apart = plasticity.apartMillis(Math.abs(behind));
    return (float)
        (behind > 0 ? plasticity.potentiate(weight, apart) : plasticity.depress(weight, apart));
  }
}
