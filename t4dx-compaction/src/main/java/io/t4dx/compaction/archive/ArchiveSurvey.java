package io.t4dx.compaction.archive;

import io.t4dx.compaction.files.NumberedFiles;
import io.t4dx.core.disk.Disk;
import io.t4dx.write.Operation;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.function.Consumer;

/** Looks through an archive that somebody else may be writing; changes nothing. */
public final class ArchiveSurvey {
  private final Disk disk;
  private final NumberedFiles files;

  private ArchiveSurvey(Disk disk, NumberedFiles files) {
    this.disk = disk;
    this.files = files;
  }

  /** Takes what it is given. */
  @FunctionalInterface
  public interface Visitor {
    /** An operation, and where it is. */
    void visit(Place place, Operation operation);
  }

  /** The archive in a store's directory. */
  public static ArchiveSurvey of(Disk disk) throws IOException {
    return new ArchiveSurvey(disk, NumberedFiles.look(disk, Archive.DIRECTORY, Archive.SUFFIX));
  }

  /**
   * Reads everything, oldest first; of a damaged file what stands before the damage.
   *
   * @param read is told of each file when it has been read
   * @param damages is told of each file that is damaged
   */
  public void forEach(
      Visitor visitor, Consumer<String> read, Consumer<ArchiveDamagedException> damages)
      throws IOException {
    for (long number : files.sizes().keySet()) {
      String path = files.path(number);
      try (ArchiveReader file = ArchiveReader.open(disk, path, number)) {
        file.forEachPlaced(
            (offset, operation) -> visitor.visit(new Place(path, offset), operation));
      } catch (FileNotFoundException e) {
        // It was among the oldest, and has just gone.
        continue;
      } catch (ArchiveDamagedException e) {
        damages.accept(e);
      }
      read.accept(path);
    }
  }
}
