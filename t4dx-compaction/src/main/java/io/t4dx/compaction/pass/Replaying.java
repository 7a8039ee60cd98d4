package io.t4dx.compaction.pass;

import io.t4dx.core.sleep.SleepHost;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepReport.Replayed;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Operation;
import io.t4dx.write.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Does what NREM planned for items and edges. */
public final class Replaying {
  private final Round round;
  private final SleepHost host;
  private final Set<ItemKey> changed = new HashSet<>();
  private final Map<EdgeKey, SleepPlan.EdgeChange> edges = new HashMap<>();
  private final List<SleepPlan.EdgeChange> written = new ArrayList<>();
  private final Set<Integer> sequences = new HashSet<>();
  private int gained;

  private Replaying(Round round, SleepHost host) {
    this.round = round;
    this.host = host;
  }

  /**
   * What came of it.
   *
   * @param lsn of its newest write; 0 where there was none
   * @param changed items that are not as they were planned, themselves or by their edges
   */
  public record Result(long lsn, Replayed replayed, Set<ItemKey> changed) {}

  /**
   * Strengthens items and changes edges, in one batch where they fit into one; a sequence is never
   * parted.
   *
   * @param round over a state in which it is looked what has changed since
   */
  public static Result carryOut(Round round, SleepHost host, SleepPlan.Nrem plan) {
    return new Replaying(round, host).carryOut(plan);
  }

  private Result carryOut(SleepPlan.Nrem plan) {
    Map<ItemKey, Integer> sequenceOf = new HashMap<>();
    // Items without a sequence have groups of their own, under numbers below zero.
    Map<Integer, List<Operation>> groups = new LinkedHashMap<>();
    int alone = -1;
    for (SleepPlan.Replay replay : plan.replayed()) {
      int group = replay.sequence().orElse(alone--);
      sequenceOf.put(replay.key(), group);
      groups.computeIfAbsent(group, number -> new ArrayList<>());
      gain(replay).ifPresent(groups.get(group)::add);
    }
    for (SleepPlan.EdgeChange edge : plan.edges()) {
      Integer group = sequenceOf.get(new ItemKey(edge.key().namespace(), edge.key().source()));
      if (group != null) {
        change(edge).ifPresent(groups.get(group)::add);
      }
    }
    Batches batches = new Batches(host, this::wrote);
    int done = 0;
    for (Map.Entry<Integer, List<Operation>> group : groups.entrySet()) {
      round.step().at((double) done++ / groups.size(), "replaying");
      if (!group.getValue().isEmpty()) {
        batches.add(group.getValue());
        if (group.getKey() >= 0) {
          sequences.add(group.getKey());
        }
      }
    }
    long lsn = batches.write();
    return new Result(lsn, new Replayed(gained, sequences.size(), written), changed);
  }

  private Optional<Operation> gain(SleepPlan.Replay replay) {
    Optional<Item> now = round.view().get(replay.key(), Parts.FIELDS);
    if (now.isEmpty() || now.get().lsn() != replay.lsn()) {
      changed.add(replay.key());
      return Optional.empty();
    }
    float gain = round.share(SleepSetting.REPLAY_GAIN);
    return Optional.of(
        new Operation.UpdateFields(replay.key(), FieldUpdate.builder().addToKappa(gain).build()));
  }

  private Optional<Operation> change(SleepPlan.EdgeChange planned) {
    boolean same =
        round
            .view()
            .edge(planned.key())
            .filter(now -> now.weight() == planned.before())
            .isPresent();
    if (!same) {
      changed.add(new ItemKey(planned.key().namespace(), planned.key().source()));
      return Optional.empty();
    }
    edges.put(planned.key(), planned);
    return Optional.of(
        new Operation.UpdateEdgeWeight(
            planned.key(), planned.after() - planned.before(), MissingEdge.LEAVE));
  }

  private void wrote(Operation operation, Outcome outcome) {
    boolean applied = outcome == Outcome.APPLIED;
    switch (operation) {
      case Operation.UpdateFields gain when applied -> gained++;
      case Operation.UpdateFields gain -> changed.add(gain.key());
      case Operation.UpdateEdgeWeight edge when applied -> {
        SleepPlan.EdgeChange planned = edges.get(edge.key());
        if (planned != null) {
          written.add(planned);
        }
      }
      case Operation.UpdateEdgeWeight edge ->
          changed.add(new ItemKey(edge.key().namespace(), edge.key().source()));
      default -> throw new IllegalArgumentException("replay does not make " + operation);
    }
  }
}
