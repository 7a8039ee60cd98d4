package io.t4dx.bench.peers;

import io.t4dx.bench.keyvalue.KeyValueSystem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/**
 * H2's MVStore: a commit and a sync before a write returns, no commits in the background. Keys are
 * bytes, as in the other stores.
 */
public final class MvStoreKeyValue implements KeyValueSystem {
  private @Nullable MVStore store;
  private @Nullable MVMap<byte[], byte[]> map;

  @Override
  public String name() {
    return "mvstore";
  }

  @Override
  public String version() {
    return "2.4.240";
  }

  @Override
  public void open(Path directory) {
    MVStore opened =
        new MVStore.Builder()
            .fileName(directory.resolve("store.mv").toString())
            .autoCommitDisabled()
            .open();
    store = opened;
    map =
        opened.openMap(
            "entries",
            new MVMap.Builder<byte[], byte[]>()
                .keyType(ByteArrayDataType.INSTANCE)
                .valueType(ByteArrayDataType.INSTANCE));
  }

  @Override
  public void put(Entry entry) {
    putAll(List.of(entry));
  }

  @Override
  public void putAll(List<Entry> entries) {
    for (Entry entry : entries) {
      map().put(RocksKeyValue.bytes(entry.key()), entry.text().getBytes(StandardCharsets.UTF_8));
    }
    MVStore opened = Objects.requireNonNull(store);
    opened.commit();
    opened.sync();
  }

  @Override
  public int get(UUID key) {
    byte[] value = map().get(RocksKeyValue.bytes(key));
    return value == null ? -1 : new String(value, StandardCharsets.UTF_8).length();
  }

  @Override
  public long scan() {
    long rows = 0;
    for (byte[] value : map().values()) {
      rows += new String(value, StandardCharsets.UTF_8).isEmpty() ? 0 : 1;
    }
    return rows;
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
      store = null;
    }
  }

  private MVMap<byte[], byte[]> map() {
    return Objects.requireNonNull(map);
  }
}
