package io.t4dx.bench.peers;

import io.t4dx.bench.keyvalue.KeyValueSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/** RocksDB, synced before a write returns. */
public final class RocksKeyValue implements KeyValueSystem {
  private @Nullable Rocks rocks;

  @Override
  public String name() {
    return "rocksdb";
  }

  @Override
  public String version() {
    return Rocks.version();
  }

  @Override
  public void open(Path directory) throws IOException {
    rocks = new Rocks(directory);
  }

  @Override
  public void put(Entry entry) throws IOException {
    rocks().put(bytes(entry.key()), bytes(entry.text()));
  }

  @Override
  public void putAll(List<Entry> entries) throws IOException {
    try (WriteBatch batch = new WriteBatch()) {
      for (Entry entry : entries) {
        batch.put(bytes(entry.key()), bytes(entry.text()));
      }
      rocks().write(batch, true);
    } catch (RocksDBException e) {
      throw new IOException("a batch took no more", e);
    }
  }

  @Override
  public int get(UUID key) throws IOException {
    byte[] value = rocks().get(bytes(key));
    return value.length == 0 ? -1 : new String(value, StandardCharsets.UTF_8).length();
  }

  @Override
  public long scan() {
    long rows = 0;
    try (RocksIterator iterator = rocks().iterator()) {
      for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
        rows += new String(iterator.value(), StandardCharsets.UTF_8).isEmpty() ? 0 : 1;
      }
    }
    return rows;
  }

  @Override
  public void close() {
    if (rocks != null) {
      rocks.close();
      rocks = null;
    }
  }

  static byte[] bytes(UUID key) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(key.getMostSignificantBits())
        .putLong(key.getLeastSignificantBits())
        .array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Rocks rocks() {
    return Objects.requireNonNull(rocks);
  }
}
