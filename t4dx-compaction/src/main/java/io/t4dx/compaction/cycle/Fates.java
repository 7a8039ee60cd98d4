package io.t4dx.compaction.cycle;

import io.t4dx.compaction.archive.Archive;
import io.t4dx.compaction.archive.Place;
import io.t4dx.compaction.journal.Journal;
import io.t4dx.compaction.journal.JournalEntry;
import io.t4dx.core.sleep.SleepHost;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.sleep.Fate;
import io.t4dx.store.Reads;
import io.t4dx.store.Snapshot;
import io.t4dx.write.Operation;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of items: what the store has of them, else what the journal and the archive say. */
final class Fates {
  /** More edges of an item than this come back in batches of their own. */
  private static final int EDGES_AT_ONCE = 1_000;

  private final SleepHost host;
  private final Archive archive;
  private final Journal journal;

  Fates(SleepHost host, Archive archive, Journal journal) {
    this.host = host;
    this.archive = archive;
    this.journal = journal;
  }

  Fate of(ItemKey key) throws IOException {
    try (Snapshot view = host.snapshot()) {
      if (view.get(key, Parts.FIELDS).isPresent()) {
        return ofLive(view, key);
      }
    }
    Optional<JournalEntry> newest = journal.newest(key);
    if (newest.isPresent()) {
      return ofGone(key, newest.get());
    }
    boolean archived = archive.find(key).isPresent();
    return fate(key, archived ? Fate.Kind.FORGOTTEN : Fate.Kind.UNKNOWN);
  }

  private static Fate ofLive(Reads view, ItemKey key) {
    List<UUID> prototypes =
        view.edges(key.namespace(), key.id(), Direction.OUT).stream()
            .filter(edge -> edge.type().equals(EdgeType.CONSOLIDATED_INTO))
            .map(Edge::target)
            .toList();
    List<UUID> successors =
        view.edges(key.namespace(), key.id(), Direction.IN).stream()
            .filter(edge -> edge.type().equals(EdgeType.SUPERSEDES))
            .map(Edge::source)
            .toList();
    Fate.Kind kind = prototypes.isEmpty() ? Fate.Kind.LIVE : Fate.Kind.MERGED;
    return new Fate(
        key,
        successors.isEmpty() ? kind : Fate.Kind.SUPERSEDED,
        prototypes,
        successors,
        Optional.empty());
  }

  /** What the newest line about an item that is not there says. */
  Fate ofGone(ItemKey key, JournalEntry newest) {
    return switch (newest) {
      case JournalEntry.Forgotten line ->
          new Fate(
              key,
              Fate.Kind.FORGOTTEN,
              line.prototypes(),
              line.supersededBy(),
              Optional.of(
                  new Fate.Forgotten(
                      line.cycle(),
                      line.at(),
                      line.rule(),
                      line.kappa(),
                      line.importance(),
                      line.recordTime(),
                      archive.holds(place(line)) ? Optional.of(line.file()) : Optional.empty(),
                      line.offset())));
      case JournalEntry.Erased _ -> fate(key, Fate.Kind.ERASED);
      case JournalEntry.Restored _, JournalEntry.Cycle _ -> fate(key, Fate.Kind.UNKNOWN);
    };
  }

  private static Place place(JournalEntry.Forgotten line) {
    return new Place(line.file(), line.offset());
  }

  private static Fate fate(ItemKey key, Fate.Kind kind) {
    return new Fate(key, kind, List.of(), List.of(), Optional.empty());
  }

  /** Brings an item back; false where it is there, or not in the archive. */
  boolean restore(ItemKey key) throws IOException {
    Optional<Operation.Insert> found = archived(key);
    if (found.isEmpty()) {
      return false;
    }
    List<EdgeDraft> edges;
    try (Snapshot view = host.snapshot()) {
      if (view.get(key, Parts.FIELDS).isPresent()) {
        return false;
      }
      edges = found.get().edges().stream().filter(edge -> isAttached(view, edge, key)).toList();
    }
    List<EdgeDraft> first = edges.subList(0, Math.min(edges.size(), EDGES_AT_ONCE));
    WriteBatch batch =
        new WriteBatch().requireNoItem(key).add(new Operation.Insert(found.get().item(), first));
    if (!host.write(batch).applied()) {
      return false;
    }
    for (int from = first.size(); from < edges.size(); from += EDGES_AT_ONCE) {
      WriteBatch more = new WriteBatch();
      edges.subList(from, Math.min(edges.size(), from + EDGES_AT_ONCE)).forEach(more::putEdge);
      host.write(more);
    }
    journal.append(List.of(new JournalEntry.Restored(key, host.clock().instant())));
    return true;
  }

  private Optional<Operation.Insert> archived(ItemKey key) throws IOException {
    Optional<JournalEntry> newest = journal.newest(key);
    if (newest.isPresent() && newest.get() instanceof JournalEntry.Forgotten line) {
      Optional<Operation.Insert> there = archive.read(place(line), key);
      if (there.isPresent()) {
        return there;
      }
    }
    return archive.find(key);
  }

  /** Whether the other end of an edge is there. */
  private static boolean isAttached(Reads view, EdgeDraft edge, ItemKey key) {
    String namespace = edge.key().namespace();
    return isThere(view, namespace, edge.key().source(), key)
        && isThere(view, namespace, edge.key().target(), key);
  }

  private static boolean isThere(Reads view, String namespace, UUID id, ItemKey key) {
    return id.equals(key.id()) || view.get(new ItemKey(namespace, id), Parts.FIELDS).isPresent();
  }
}
