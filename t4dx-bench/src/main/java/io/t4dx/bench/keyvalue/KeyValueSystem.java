package io.t4dx.bench.keyvalue;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * A store of texts under keys. Every write is on the disk when its call returns; calls come from
 * many threads. Peers are found on the class path.
 */
public interface KeyValueSystem extends Closeable {

  /** A key and its text, of ASCII characters. */
  record Entry(UUID key, String text) {}

  String name();

  String version();

  /** Opens the store in a directory, a new one where that is empty. */
  void open(Path directory) throws IOException;

  /** Writes one entry. */
  void put(Entry entry) throws IOException;

  /** Writes some entries, all or nothing. */
  void putAll(List<Entry> entries) throws IOException;

  /** How long the text of a key is, read; -1 where there is none. */
  int get(UUID key) throws IOException;

  /** Reads all texts in the order of their keys; returns how many there were. */
  long scan() throws IOException;
}
