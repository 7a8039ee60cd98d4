package io.t4dx.bench.peers;

import io.t4dx.bench.keyvalue.KeyValueSystem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;
import org.jspecify.annotations.Nullable;

/** Xodus with durable writes, which are not its default: a transaction ends with a sync. */
public final class XodusKeyValue implements KeyValueSystem {
  private @Nullable Environment environment;
  private @Nullable Store store;

  @Override
  public String name() {
    return "xodus";
  }

  @Override
  public String version() {
    return "2.0.1";
  }

  @Override
  public void open(Path directory) {
    Environment opened =
        Environments.newInstance(
            directory.toFile(), new EnvironmentConfig().setLogDurableWrite(true));
    environment = opened;
    store =
        opened.computeInTransaction(
            transaction ->
                opened.openStore("entries", StoreConfig.WITHOUT_DUPLICATES, transaction));
  }

  @Override
  public void put(Entry entry) {
    putAll(List.of(entry));
  }

  @Override
  public void putAll(List<Entry> entries) {
    environment()
        .executeInTransaction(
            transaction -> {
              for (Entry entry : entries) {
                ByteIterable value =
                    new ArrayByteIterable(entry.text().getBytes(StandardCharsets.UTF_8));
                store().put(transaction, key(entry.key()), value);
              }
            });
  }

  @Override
  public int get(UUID key) {
    ByteIterable value =
        environment()
            .computeInReadonlyTransaction(transaction -> store().get(transaction, key(key)));
    return value == null ? -1 : text(value).length();
  }

  @Override
  public long scan() {
    return environment()
        .computeInReadonlyTransaction(
            transaction -> {
              long rows = 0;
              try (Cursor cursor = store().openCursor(transaction)) {
                while (cursor.getNext()) {
                  rows += text(cursor.getValue()).isEmpty() ? 0 : 1;
                }
              }
              return rows;
            });
  }

  @Override
  public void close() {
    if (environment != null) {
      environment.close();
      environment = null;
    }
  }

  private static ByteIterable key(UUID key) {
    return new ArrayByteIterable(RocksKeyValue.bytes(key));
  }

  private static String text(ByteIterable value) {
    return new String(value.getBytesUnsafe(), 0, value.getLength(), StandardCharsets.UTF_8);
  }

  private Environment environment() {
    return Objects.requireNonNull(environment);
  }

  private Store store() {
    return Objects.requireNonNull(store);
  }
}
