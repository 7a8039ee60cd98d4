package io.t4dx.inspect;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The log of a store. */
public interface LogDump {

  /**
   * A file of the log.
   *
   * @param used where its last valid line ends
   * @param first and {@code last} the LSNs of its entries; {@code last} below {@code first} where
   *     it has none
   * @param at when it was begun, in microseconds
   * @param state sealed, open, or what is wrong
   */
  record FileRow(
      String file,
      long size,
      long used,
      long first,
      long last,
      long lines,
      long at,
      String state) {}

  /**
   * A valid line.
   *
   * @param offset where it starts in the file
   * @param at its time in microseconds
   * @param synced the newest LSN that was known to be durable
   * @param seal whether it is what a clean close leaves
   * @param deeds what its operations are, in words
   * @param ops its operations as they are written: a JSON array
   */
  record Line(
      String file,
      long offset,
      long lsn,
      long at,
      long synced,
      boolean seal,
      List<String> deeds,
      String ops) {}

  /**
   * What reading all of it found.
   *
   * @param torn what a crash left of a write that was never acknowledged
   */
  record Verification(
      int files,
      long entries,
      long firstLsn,
      long lastLsn,
      boolean sealed,
      Optional<Finding> torn,
      List<Finding> damages) {}

  /** Waits for nothing: gives what has been written so far, line by line. */
  interface Follower extends AutoCloseable {
    /** The next line; none where nothing was written since. */
    Optional<Line> next();

    @Override
    void close();
  }

  /** Its files, oldest first. */
  List<FileRow> files();

  /**
   * Its valid lines, also those behind damage.
   *
   * @return the places that are no lines
   */
  List<Finding> print(long fromLsn, long toLsn, long limit, Consumer<? super Line> to);

  /** Reads all of it as an opening would. */
  Verification verify();

  /** The lines from an LSN on, and those that are yet to be written. */
  Follower follow(long fromLsn);
}
