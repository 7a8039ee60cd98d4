package io.t4dx.compaction.archive;

import io.t4dx.compaction.files.NumberedFiles;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.ItemKey;
import io.t4dx.write.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Takes items and the edges at them out of files. */
final class Erasure {
  private final Disk disk;
  private final NumberedFiles files;
  private final Predicate<ItemKey> keys;

  Erasure(Disk disk, NumberedFiles files, Predicate<ItemKey> keys) {
    this.disk = disk;
    this.files = files;
    this.keys = keys;
  }

  /**
   * Writes a file again without them, or deletes it where nothing else is in it.
   *
   * @return whether anything of them was in it
   */
  boolean eraseFrom(long number) throws IOException {
    try (ArchiveReader old = ArchiveReader.open(disk, files.path(number), number)) {
      Tally tally = new Tally();
      old.forEach(operation -> tally.count(operation, without(operation)));
      if (tally.touched && tally.left > 0) {
        files.write(number, file -> copy(old, file, number));
      } else if (tally.touched) {
        files.delete(number);
      }
      return tally.touched;
    }
  }

  private long copy(ArchiveReader old, DiskFile file, long number) throws IOException {
    ArchiveWriter writer = new ArchiveWriter(file, number);
    old.forEach(
        operation -> {
          Optional<Operation> left = without(operation);
          if (left.isPresent()) {
            writer.add(left.get());
          }
        });
    return writer.finish();
  }

  private Optional<Operation> without(Operation operation) {
    return switch (operation) {
      case Operation.Insert insert -> without(insert);
      case Operation.PutEdge put when isAt(put.edge().key()) -> Optional.empty();
      default -> Optional.of(operation);
    };
  }

  private Optional<Operation> without(Operation.Insert insert) {
    String namespace = insert.item().namespace();
    if (insert.item().id().filter(id -> isErased(namespace, id)).isPresent()) {
      return Optional.empty();
    }
    List<EdgeDraft> edges = insert.edges().stream().filter(edge -> !isAt(edge.key())).toList();
    return Optional.of(new Operation.Insert(insert.item(), edges));
  }

  private boolean isAt(EdgeKey edge) {
    return isErased(edge.namespace(), edge.source()) || isErased(edge.namespace(), edge.target());
  }

  private boolean isErased(String namespace, UUID id) {
    return keys.test(new ItemKey(namespace, id));
  }

  /** What an erasure would do to a file. */
  private static final class Tally {
    private boolean touched;
    private long left;

    void count(Operation before, Optional<Operation> after) {
      touched |= !after.equals(Optional.of(before));
      left += after.isPresent() ? 1 : 0;
    }
  }
}
