package io.t4dx.bench.keyvalue;

import io.t4dx.T4dx;
import io.t4dx.bench.report.ThisEngine;
import io.t4dx.bench.report.Versions;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Scan;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Store;
import io.t4dx.write.WriteBatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** This engine with its defaults; an entry is an item without a vector. */
final class T4dxKeyValue implements KeyValueSystem {
  private static final String NAMESPACE = "entries";

  private Optional<Store> opened = Optional.empty();

  @Override
  public String name() {
    return ThisEngine.NAME;
  }

  @Override
  public String version() {
    return Versions.own();
  }

  @Override
  public void open(Path directory) {
    opened = Optional.of(T4dx.open(directory));
  }

  @Override
  public void put(Entry entry) {
    store().insert(item(entry));
  }

  @Override
  public void putAll(List<Entry> entries) {
    WriteBatch batch = new WriteBatch();
    entries.forEach(entry -> batch.insert(item(entry)));
    store().write(batch);
  }

  @Override
  public int get(UUID key) {
    return store()
        .get(new ItemKey(NAMESPACE, key), Parts.CONTENT)
        .map(item -> item.content().length())
        .orElse(-1);
  }

  @Override
  public long scan() {
    long rows = 0;
    try (ItemStream items = store().scan(Scan.in(NAMESPACE).returning(Parts.CONTENT))) {
      while (items.hasNext()) {
        rows += items.next().content().isEmpty() ? 0 : 1;
      }
    }
    return rows;
  }

  @Override
  public void close() {
    opened.ifPresent(Store::close);
    opened = Optional.empty();
  }

  private Store store() {
    return opened.orElseThrow();
  }

  private static ItemDraft item(Entry entry) {
    return ItemDraft.in(NAMESPACE).id(entry.key()).content(entry.text()).build();
  }
}
