package io.t4dx.tools.care;

import io.t4dx.T4dx;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Table;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The checkpoints of a store. */
final class CheckpointSource implements Source {
  private static final Pattern NAME = Pattern.compile("checkpoint_(\\d{1,18})\\.bin\\.gz");
  private static final Table<Found> TABLE =
      new Table<Found>().number("lsn", Found::lsn).text("file", found -> found.file().toString());

  private final Path store;

  CheckpointSource(Path store) {
    this.store = store;
  }

  /** A checkpoint. */
  private record Found(long lsn, Path file) {}

  @Override
  public Exit list(Page page) throws IOException {
    page.table(TABLE, checkpoints());
    return Exit.DONE;
  }

  @Override
  public Facts restore(Optional<Long> number, Optional<Long> lsn, Path target) throws IOException {
    if (number.isPresent()) {
      throw Refusal.misunderstood(
          store + " is a store, and --backup is for a directory of backups", "give --lsn");
    }
    List<Long> there = checkpoints().stream().map(Found::lsn).toList();
    if (there.isEmpty()) {
      throw Refusal.no(
          store + " has no checkpoint", "'tools/t4dx checkpoint " + store + "' takes one");
    }
    if (lsn.isPresent() && !there.contains(lsn.get())) {
      throw Refusal.no(
          "there is no checkpoint of LSN " + lsn.get(), "there are those of LSN " + there);
    }
    long chosen = lsn.orElseGet(there::getLast);
    T4dx.restore(store, chosen, target);
    return new Facts().add("lsn", chosen);
  }

  /** By LSN. */
  private List<Found> checkpoints() throws IOException {
    Path where = store.resolve("checkpoints");
    if (!Files.isDirectory(where)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(where)) {
      return files
          .map(CheckpointSource::found)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparingLong(Found::lsn))
          .toList();
    }
  }

  private static Optional<Found> found(Path file) {
    Matcher name = NAME.matcher(file.toString().substring(file.toString().lastIndexOf('/') + 1));
    return name.matches()
        ? Optional.of(new Found(Long.parseLong(name.group(1)), file))
        : Optional.empty();
  }
}
