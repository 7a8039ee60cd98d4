package io.t4dx.compaction.journal;

import io.t4dx.compaction.files.NumberedFiles;
import io.t4dx.core.disk.Disk;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.function.Consumer;

/** Looks through a journal that somebody else may be writing; changes nothing. */
public final class JournalSurvey {
  private final NumberedFiles files;
  private final JournalReading reading;

  private JournalSurvey(NumberedFiles files, JournalReading reading) {
    this.files = files;
    this.reading = reading;
  }

  /** Takes what it is given. */
  @FunctionalInterface
  public interface Visitor {
    /** An entry, and where its line starts in which file below the store's directory. */
    void visit(String file, long offset, JournalEntry entry);
  }

  /**
   * The journal in a store's directory.
   *
   * @param damages is told of bytes that are passed over
   */
  public static JournalSurvey of(Disk disk, Consumer<JournalDamage> damages) throws IOException {
    NumberedFiles files = NumberedFiles.look(disk, Journal.DIRECTORY, Journal.SUFFIX);
    return new JournalSurvey(files, new JournalReading(disk, files, damages));
  }

  /**
   * Reads all entries, oldest first.
   *
   * @param read is told of each file when it has been read
   */
  public void forEach(Visitor visitor, Consumer<String> read) throws IOException {
    for (long number : files.sizes().keySet()) {
      String path = files.path(number);
      try {
        JournalFile file = reading.read(number);
        for (int i = 0; i < file.entries().size(); i++) {
          visitor.visit(path, file.offsets().get(i), file.entries().get(i));
        }
        read.accept(path);
      } catch (FileNotFoundException e) {
        // It was among the oldest, and has just gone.
      }
    }
  }
}
