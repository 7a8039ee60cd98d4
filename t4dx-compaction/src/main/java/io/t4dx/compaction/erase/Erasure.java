package io.t4dx.compaction.erase;

import io.t4dx.compaction.archive.Archive;
import io.t4dx.compaction.journal.Journal;
import io.t4dx.compaction.journal.JournalEntry;
import io.t4dx.compaction.pass.Batches;
import io.t4dx.compaction.rem.PrototypeRemaker;
import io.t4dx.core.sleep.SleepHost;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Ids;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Scan;
import io.t4dx.sleep.ErasureReport;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Snapshot;
import io.t4dx.write.Operation;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Erases one item, or all of a namespace. Each step leaves the store as it should be, so an erasure
 * that was interrupted is done by erasing again.
 */
public final class Erasure {
  private static final String QUARANTINE = "quarantine";

  /** A segment may come back once, when one was being rebuilt or merged meanwhile. */
  private static final int ATTEMPTS = 10;

  private final SleepHost host;
  private final SleepOptions options;
  private final Archive archive;
  private final Journal journal;
  private final Runnable check;
  private final Set<String> rewritten = new TreeSet<>();

  /**
   * An erasure.
   *
   * @param check called often; may throw to end it
   */
  public Erasure(
      SleepHost host, SleepOptions options, Archive archive, Journal journal, Runnable check) {
    this.host = host;
    this.options = options;
    this.archive = archive;
    this.journal = journal;
    this.check = check;
  }

  /** Erases one item, whether it is there or was forgotten. */
  public ErasureReport erase(ItemKey key) throws IOException {
    int prototypes = remake(key);
    int items;
    try (Snapshot view = host.snapshot()) {
      items = view.get(key, Parts.FIELDS).isPresent() ? 1 : 0;
    }
    host.write(new WriteBatch().delete(key));
    JournalEntry line = JournalEntry.Erased.of(key, host.clock().instant());
    return eraseFiles(key::equals, Set.of(key.id()), line, items, prototypes);
  }

  /** Erases all items and edges of a namespace. */
  public ErasureReport erase(String namespace) throws IOException {
    Set<UUID> erased = deleteItems(namespace);
    deleteEdges(namespace);
    JournalEntry line = JournalEntry.Erased.of(namespace, host.clock().instant());
    return eraseFiles(key -> key.namespace().equals(namespace), erased, line, erased.size(), 0);
  }

  private ErasureReport eraseFiles(
      Predicate<ItemKey> keys, Set<UUID> ids, JournalEntry line, int items, int prototypes)
      throws IOException {
    host.flush();
    rewriteSegments(keys);
    rewritten.addAll(host.renewCheckpoints());
    rewritten.addAll(archive.rewriteWithout(keys));
    clearQuarantine();
    journal.append(List.of(line));
    Absence proof = Absence.show(host, archive, keys, ids);
    return new ErasureReport(
        items, prototypes, List.copyOf(rewritten), proof.files(), proof.bytes());
  }

  /**
   * Makes the prototypes again that stand for an item: they have their text and vector of it. Those
   * of a forgotten one are in the journal.
   */
  private int remake(ItemKey key) throws IOException {
    PrototypeRemaker remaker = new PrototypeRemaker(host.metric(), options, host.batchBytes());
    Set<UUID> prototypes = new TreeSet<>(Ids.ORDER);
    journal
        .newest(key)
        .filter(JournalEntry.Forgotten.class::isInstance)
        .map(JournalEntry.Forgotten.class::cast)
        .ifPresent(line -> prototypes.addAll(line.prototypes()));
    int remade = 0;
    try (Snapshot view = host.snapshot()) {
      for (Edge edge : view.edges(key.namespace(), key.id(), Direction.OUT)) {
        if (edge.type().equals(EdgeType.CONSOLIDATED_INTO)) {
          prototypes.add(edge.target());
        }
      }
      for (UUID prototype : prototypes) {
        ItemKey of = new ItemKey(key.namespace(), prototype);
        Optional<WriteBatch> batch = remaker.remake(view, of, Set.of(key.id()));
        if (batch.isPresent()) {
          host.write(batch.get());
          remade++;
        }
      }
    }
    return remade;
  }

  private Set<UUID> deleteItems(String namespace) {
    Set<UUID> erased = new HashSet<>();
    Batches deletions = new Batches(host, (operation, outcome) -> {});
    try (Snapshot view = host.snapshot();
        ItemStream items = view.scan(Scan.in(namespace).returning(Parts.FIELDS))) {
      while (items.hasNext()) {
        ItemKey key = items.next().key();
        check.run();
        erased.add(key.id());
        deletions.add(List.of(new Operation.Delete(key)));
      }
    }
    deletions.write();
    return erased;
  }

  /** Edges that no item is at; the others have gone with their items. */
  private void deleteEdges(String namespace) {
    Batches deletions = new Batches(host, (operation, outcome) -> {});
    try (Snapshot view = host.snapshot()) {
      view.forEachEdge(
          namespace,
          edge -> {
            check.run();
            deletions.add(List.of(new Operation.DeleteEdge(edge.key())));
          });
    }
    deletions.write();
  }

  private void rewriteSegments(Predicate<ItemKey> keys) throws IOException {
    List<Long> holding = host.segmentsWith(keys);
    for (int attempt = 0; attempt < ATTEMPTS && !holding.isEmpty(); attempt++) {
      for (long segment : holding) {
        if (host.merge(List.of(segment), keys, check)) {
          rewritten.add("segment " + segment);
        }
      }
      holding = host.segmentsWith(keys);
    }
  }

  /** What is there was damaged, and whether it holds anything of an item cannot be known. */
  private void clearQuarantine() throws IOException {
    List<String> names = host.disk().list(QUARANTINE);
    for (String name : names) {
      String path = QUARANTINE + "/" + name;
      host.disk().delete(path);
      rewritten.add(path);
    }
    if (!names.isEmpty()) {
      host.disk().syncDirectory(QUARANTINE);
    }
  }
}
