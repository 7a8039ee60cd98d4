package io.t4dx.compaction.inspect;

import io.t4dx.compaction.archive.Place;
import io.t4dx.compaction.journal.JournalEntry;
import io.t4dx.core.disk.Disk;
import io.t4dx.inspect.Whereabouts;
import io.t4dx.inspect.Whereabouts.Kind;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.ItemKey;
import io.t4dx.write.Operation;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Picks out of the archive and the journal what is about an id. */
final class SleepPlaces {
  private final Disk disk;
  private final UUID id;
  private final Optional<String> namespace;
  private final Consumer<Whereabouts.Place> to;

  SleepPlaces(Disk disk, UUID id, Optional<String> namespace, Consumer<Whereabouts.Place> to) {
    this.disk = disk;
    this.id = id;
    this.namespace = namespace;
    this.to = to;
  }

  void inArchive(Place place, Operation operation) {
    if (operation instanceof Operation.Insert insert) {
      String in = insert.item().namespace();
      if (insert.item().id().equals(Optional.of(id)) && isWanted(in)) {
        archived(place, in, "the item, with " + insert.edges().size() + " edges");
      } else {
        insert.edges().stream()
            .map(EdgeDraft::key)
            .filter(this::isAt)
            .forEach(key -> archived(place, key.namespace(), "the edge " + key));
      }
    } else if (operation instanceof Operation.PutEdge put && isAt(put.edge().key())) {
      EdgeKey key = put.edge().key();
      archived(place, key.namespace(), "the edge " + key);
    }
  }

  private boolean isAt(EdgeKey key) {
    return isWanted(key.namespace()) && (key.source().equals(id) || key.target().equals(id));
  }

  private boolean isWanted(String in) {
    return namespace.map(in::equals).orElse(true);
  }

  private void archived(Place place, String in, String what) {
    to.accept(
        new Whereabouts.Place(
            Kind.ARCHIVE, disk.describe(place.file()), place.offset(), 0, in, "", what));
  }

  void inJournal(String file, long offset, JournalEntry entry) {
    switch (entry) {
      case JournalEntry.Forgotten forgotten -> forgotten(file, offset, forgotten);
      case JournalEntry.Restored restored ->
          noted(file, offset, restored.key(), "restored at " + restored.at());
      case JournalEntry.Erased erased ->
          erased
              .id()
              .ifPresent(
                  of ->
                      noted(
                          file,
                          offset,
                          new ItemKey(erased.namespace(), of),
                          "erased at " + erased.at()));
      case JournalEntry.Cycle _ -> {
        // Counts of a whole sleep.
      }
    }
  }

  private void forgotten(String file, long offset, JournalEntry.Forgotten forgotten) {
    noted(
        file,
        offset,
        forgotten.key(),
        "forgotten in cycle %d by rule %s: kappa %s, importance %s, stored at %s; archived in %s at %d"
            .formatted(
                forgotten.cycle(),
                forgotten.rule(),
                forgotten.kappa(),
                forgotten.importance(),
                forgotten.recordTime(),
                forgotten.file(),
                forgotten.offset()));
    boolean after = forgotten.prototypes().contains(id) || forgotten.supersededBy().contains(id);
    if (after && isWanted(forgotten.key().namespace())) {
      to.accept(
          place(
              file,
              offset,
              forgotten.key().namespace(),
              forgotten.key().id() + " was forgotten, which had gone into it"));
    }
  }

  private void noted(String file, long offset, ItemKey key, String what) {
    if (key.id().equals(id) && isWanted(key.namespace())) {
      to.accept(place(file, offset, key.namespace(), what));
    }
  }

  private Whereabouts.Place place(String file, long offset, String in, String what) {
    return new Whereabouts.Place(Kind.JOURNAL, disk.describe(file), offset, 0, in, "", what);
  }
}
