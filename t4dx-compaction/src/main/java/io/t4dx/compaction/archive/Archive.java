package io.t4dx.compaction.archive;

import io.t4dx.compaction.files.NumberedFiles;
import io.t4dx.core.disk.Disk;
import io.t4dx.model.ItemKey;
import io.t4dx.write.Operation;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The archive of a store. Writes take turns; reads go on beside them and see each file as it was or
 * as it is.
 */
public final class Archive {
  static final String DIRECTORY = "archive";
  static final String SUFFIX = ".jsonl.gz";

  private final Disk disk;
  private final NumberedFiles files;
  private final long keepBytes;

  private Archive(Disk disk, NumberedFiles files, long keepBytes) {
    this.disk = disk;
    this.files = files;
    this.keepBytes = keepBytes;
  }

  /**
   * Opens what is there; makes the directory where there is none. Deletes what a crash left
   * unfinished.
   *
   * @param keepBytes what an append leaves at most, the newest file apart
   */
  public static Archive open(Disk disk, long keepBytes) throws IOException {
    return new Archive(disk, NumberedFiles.open(disk, DIRECTORY, SUFFIX), keepBytes);
  }

  /**
   * Writes a file of items, each with all edges at it, and of edges that go alone; then the oldest
   * files go that are too much. When this returns the file is durable. When it throws, it may be
   * there or not; appending again is then right.
   *
   * @return where each operation is, in their order
   * @throws IllegalArgumentException where one is neither an insert with an id nor an edge that is
   *     put; then nothing is written
   */
  public synchronized List<Place> append(List<Operation> operations) throws IOException {
    operations.forEach(Archive::check);
    List<Place> places = new ArrayList<>(operations.size());
    if (operations.isEmpty()) {
      return places;
    }
    long number = files.next();
    files.write(
        number,
        file -> {
          ArchiveWriter writer = new ArchiveWriter(file, number);
          for (Operation operation : operations) {
            places.add(new Place(files.path(number), writer.add(operation)));
          }
          return writer.finish();
        });
    files.keep(keepBytes);
    return places;
  }

  /**
   * An item as it is at a place. Where the file of the place was written again since, the item is
   * looked for in all of it; where the file is gone, in all files.
   *
   * @throws ArchiveDamagedException where the item may have been in bytes that are damaged
   */
  public Optional<Operation.Insert> read(Place place, ItemKey key) throws IOException {
    OptionalLong number = files.number(place.file());
    if (number.isPresent() && files.sizes().containsKey(number.getAsLong())) {
      try (ArchiveReader file = open(number.getAsLong())) {
        Optional<Operation.Insert> found = file.find(key, place.offset());
        if (found.isEmpty()) {
          found = file.find(key);
        }
        if (found.isPresent()) {
          return found;
        }
      } catch (FileNotFoundException e) {
        return find(key);
      }
    }
    return find(key);
  }

  /**
   * The newest state of an item, for which files are read whole, newest first.
   *
   * @throws ArchiveDamagedException where a newer state may have been in bytes that are damaged
   */
  public Optional<Operation.Insert> find(ItemKey key) throws IOException {
    for (long number : files.sizes().descendingKeySet()) {
      try (ArchiveReader file = open(number)) {
        Optional<Operation.Insert> found = file.find(key);
        if (found.isPresent()) {
          return found;
        }
      } catch (FileNotFoundException e) {
        // An append that went on beside this has just deleted it, as one of the oldest.
      }
    }
    return Optional.empty();
  }

  /** Whether the file of a place is there still. */
  public boolean holds(Place place) {
    OptionalLong number = files.number(place.file());
    return number.isPresent() && files.sizes().containsKey(number.getAsLong());
  }

  /**
   * Removes items, and edges at them wherever they are. A file that has anything of them is written
   * again under its name, so that the order of files stays; a file of which nothing is left goes.
   * What stays in it may be at another offset then, which {@link #read} copes with. When this
   * returns, nothing of them is in any file, and will not be after a crash either.
   *
   * @return the files that were written again or went
   * @throws ArchiveDamagedException where a file is damaged, so that nobody can tell what it holds;
   *     all others are done by then
   */
  public synchronized List<String> rewriteWithout(Predicate<ItemKey> keys) throws IOException {
    Erasure erasure = new Erasure(disk, files, keys);
    // A failed append or rewrite may have left what is not known here.
    files.refresh();
    files.settle(number -> file -> new ArchiveWriter(file, number).finish());
    List<String> rewritten = new ArrayList<>();
    @Nullable ArchiveDamagedException damage = null;
    for (long number : files.sizes().keySet()) {
      try {
        if (erasure.eraseFrom(number)) {
          rewritten.add(files.path(number));
        }
      } catch (ArchiveDamagedException e) {
        if (damage == null) {
          damage = e;
        } else {
          damage.addSuppressed(e);
        }
      }
    }
    // Files that went earlier would come back in a crash, if that was not made durable.
    files.sync();
    if (damage != null) {
      throw damage;
    }
    return rewritten;
  }

  /** The files that are there, oldest first. */
  public List<String> files() {
    return files.sizes().keySet().stream().map(files::path).toList();
  }

  public long bytes() {
    return files.bytes();
  }

  private ArchiveReader open(long number) throws IOException {
    return ArchiveReader.open(disk, files.path(number), number);
  }

  private static void check(Operation operation) {
    boolean taken =
        switch (operation) {
          case Operation.Insert insert -> insert.item().id().isPresent();
          case Operation.PutEdge _ -> true;
          default -> false;
        };
    if (!taken) {
      throw new IllegalArgumentException(
          "the archive takes items with ids, and edges; it was given " + operation);
    }
  }
}
