package io.t4dx.compaction.journal;

import io.t4dx.compaction.files.NumberedFiles;
import io.t4dx.core.disk.Disk;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Reads files of a journal, each by what it says itself and by the word of the next one. */
final class JournalReading {
  private final Disk disk;
  private final NumberedFiles files;
  private final Consumer<JournalDamage> damages;

  JournalReading(Disk disk, NumberedFiles files, Consumer<JournalDamage> damages) {
    this.disk = disk;
    this.files = files;
    this.damages = damages;
  }

  /** Reads a file, and tells what of it is damaged; what was never acknowledged is no damage. */
  JournalFile read(long number) throws IOException {
    String path = files.path(number);
    JournalFile file = JournalFile.read(disk, path, number);
    OptionalLong said = saidSize(number);
    for (JournalFile.Bad bad : file.bad()) {
      if (said.isEmpty() || bad.offset() < said.getAsLong()) {
        boolean tail = said.isEmpty() && bad.offset() >= file.end();
        damages.accept(new JournalDamage(disk.describe(path), bad.offset(), bad.reason(), tail));
      }
    }
    if (file.bad().isEmpty() && said.isPresent() && file.end() < said.getAsLong()) {
      String reason = "it ends, and once had " + said.getAsLong() + " bytes";
      damages.accept(new JournalDamage(disk.describe(path), file.end(), reason, false));
    }
    return file;
  }

  /** The size of a file by the word of the next one. */
  private OptionalLong saidSize(long number) throws IOException {
    Map.Entry<Long, Long> next = files.sizes().higherEntry(number);
    if (next == null) {
      return OptionalLong.empty();
    }
    Optional<JournalHeader> header =
        JournalFile.header(disk, files.path(next.getKey()), next.getKey());
    return header.isPresent() && header.get().previous() == number
        ? OptionalLong.of(header.get().size())
        : OptionalLong.empty();
  }
}
