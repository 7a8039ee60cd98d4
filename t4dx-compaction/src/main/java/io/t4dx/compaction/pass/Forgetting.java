package io.t4dx.compaction.pass;

import io.t4dx.compaction.archive.Archive;
import io.t4dx.compaction.archive.Place;
import io.t4dx.compaction.journal.Journal;
import io.t4dx.compaction.journal.JournalEntry;
import io.t4dx.core.sleep.SleepHost;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Direction;
import io.t4dx.sleep.ForgetRule;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepPlan.DroppedEdge;
import io.t4dx.sleep.SleepPlan.Victim;
import io.t4dx.sleep.SleepReport.Forgotten;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.Snapshot;
import io.t4dx.write.Operation;
import io.t4dx.write.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Does what PRUNE planned for items and edges. Each is in the archive before it goes, and the
 * journal says why; then it goes only if nothing about it has changed. So a crash may leave an item
 * in both places, and never in none.
 */
public final class Forgetting {
  /** So many items go into one file of the archive, */
  private static final int AT_ONCE = 4_000;

  /** or as many as take so much memory with their contents and vectors. */
  private static final long BYTES_AT_ONCE = 32L << 20;

  private final Round round;
  private final SleepHost host;
  private final Archive archive;
  private final Journal journal;
  private final long cycle;
  private final Map<ForgetRule, Integer> items = new EnumMap<>(ForgetRule.class);
  private final Map<ItemKey, ForgetRule> rules = new HashMap<>();
  private final Set<ItemKey> changed = new HashSet<>();
  private int lightEdges;
  private int danglingEdges;
  private long lsn;

  /**
   * Forgetting in one cycle.
   *
   * @param round its view is not read: each item is read as it is by then
   */
  public Forgetting(Round round, SleepHost host, Archive archive, Journal journal, long cycle) {
    this.round = round;
    this.host = host;
    this.archive = archive;
    this.journal = journal;
    this.cycle = cycle;
  }

  /**
   * What came of it.
   *
   * @param lsn of its newest write; 0 where there was none
   * @param changed items that are not as they were planned, themselves or by their edges
   */
  public record Result(long lsn, Forgotten forgotten, Set<ItemKey> changed) {}

  /** Forgets the items and drops the edges of a plan. */
  public Result carryOut(SleepPlan.Prune plan) throws IOException {
    int all = plan.victims().size() + plan.edges().size();
    int done = 0;
    for (List<Victim> some : parts(plan.victims())) {
      round.step().at(0.3 + 0.4 * done / all, "forgetting items");
      forget(some);
      done += some.size();
    }
    for (List<DroppedEdge> some : parts(plan.edges())) {
      round.step().at(0.3 + 0.4 * done / all, "dropping edges");
      drop(some);
      done += some.size();
    }
    return new Result(lsn, new Forgotten(items, lightEdges, danglingEdges), changed);
  }

  private static <T> List<List<T>> parts(List<T> all) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
    return parts;
  }

  private record Found(Victim victim, Item item, List<Edge> edges) {}

  private void forget(List<Victim> victims) throws IOException {
    List<Found> found = new ArrayList<>();
    long bytes = 0;
    try (Snapshot now = host.snapshot()) {
      for (Victim victim : victims) {
        Optional<Item> item = now.get(victim.key());
        if (item.isPresent() && item.get().lsn() == victim.lsn()) {
          found.add(
              new Found(
                  victim,
                  item.get(),
                  now.edges(victim.key().namespace(), victim.key().id(), Direction.BOTH)));
          bytes += bytes(item.get());
        } else {
          changed.add(victim.key());
        }
        if (bytes >= BYTES_AT_ONCE) {
          forgetFound(found);
          found.clear();
          bytes = 0;
        }
      }
    }
    forgetFound(found);
  }

  private static long bytes(Item item) {
    return 2L * item.content().length()
        + (long) Float.BYTES * item.vector().map(vector -> vector.length).orElse(0);
  }

  private void forgetFound(List<Found> found) throws IOException {
    if (found.isEmpty()) {
      return;
    }
    List<Place> places =
        archive.append(found.stream().map(each -> archived(each.item, each.edges)).toList());
    List<JournalEntry> lines = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      lines.add(line(found.get(i), places.get(i)));
    }
    journal.append(lines);
    Batches batches = new Batches(host, this::wrote);
    Set<ItemKey> gone = new HashSet<>();
    for (Found each : found) {
      rules.put(each.victim.key(), each.victim.rule());
      // The edges to those before it go with these.
      List<Edge> left = each.edges.stream().filter(edge -> !touches(edge, gone)).toList();
      batches.add(List.of(Operation.DeleteUnchanged.of(each.item, left)));
      gone.add(each.item.key());
    }
    lsn = Math.max(lsn, batches.write());
  }

  private static boolean touches(Edge edge, Set<ItemKey> items) {
    String namespace = edge.key().namespace();
    return items.contains(new ItemKey(namespace, edge.source()))
        || items.contains(new ItemKey(namespace, edge.target()));
  }

  private static Operation archived(Item item, List<Edge> edges) {
    return new Operation.Insert(item.toDraft(), edges.stream().map(Forgetting::draft).toList());
  }

  private static EdgeDraft draft(Edge edge) {
    return new EdgeDraft(edge.key(), edge.weight(), Optional.of(edge.createdAt()), edge.metadata());
  }

  private JournalEntry line(Found found, Place place) {
    Victim victim = found.victim;
    return new JournalEntry.Forgotten(
        victim.key(),
        cycle,
        round.now(),
        victim.rule(),
        victim.kappa(),
        victim.importance(),
        victim.recordTime(),
        found.edges.stream()
            .filter(edge -> edge.type().equals(EdgeType.CONSOLIDATED_INTO))
            .filter(edge -> edge.source().equals(victim.key().id()))
            .map(Edge::target)
            .toList(),
        found.edges.stream()
            .filter(edge -> edge.type().equals(EdgeType.SUPERSEDES))
            .filter(edge -> edge.target().equals(victim.key().id()))
            .map(Edge::source)
            .toList(),
        place.file(),
        place.offset());
  }

  private void drop(List<DroppedEdge> edges) throws IOException {
    List<Edge> found = new ArrayList<>();
    List<DroppedEdge> still = new ArrayList<>();
    try (Snapshot now = host.snapshot()) {
      for (DroppedEdge edge : edges) {
        now.edge(edge.key())
            .ifPresent(
                there -> {
                  found.add(there);
                  still.add(edge);
                });
      }
    }
    if (found.isEmpty()) {
      return;
    }
    archive.append(
        found.stream().<Operation>map(edge -> new Operation.PutEdge(draft(edge))).toList());
    Batches batches = new Batches(host, this::wrote);
    for (DroppedEdge edge : still) {
      batches.add(
          List.of(
              edge.dangling()
                  ? new Operation.DeleteDanglingEdge(edge.key())
                  : new Operation.DeleteEdgeBelow(
                      edge.key(), round.share(SleepSetting.EDGE_WEIGHT_FROM))));
    }
    lsn = Math.max(lsn, batches.write());
  }

  private void wrote(Operation operation, Outcome outcome) {
    boolean applied = outcome == Outcome.APPLIED;
    switch (operation) {
      case Operation.DeleteUnchanged delete when applied ->
          Optional.ofNullable(rules.get(delete.key()))
              .ifPresent(rule -> items.merge(rule, 1, Integer::sum));
      case Operation.DeleteUnchanged delete -> changed.add(delete.key());
      case Operation.DeleteEdgeBelow _ when applied -> lightEdges++;
      case Operation.DeleteDanglingEdge _ when applied -> danglingEdges++;
      case Operation.DeleteEdgeBelow edge ->
          changed.add(new ItemKey(edge.key().namespace(), edge.key().source()));
      case Operation.DeleteDanglingEdge edge ->
          changed.add(new ItemKey(edge.key().namespace(), edge.key().source()));
      default -> throw new IllegalArgumentException("forgetting does not make " + operation);
    }
  }
}
