package io.t4dx.core.memtable;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import java.util.Collection;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The writes of a range of LSNs, sorted by (namespace, id). Its writing methods are for one thread
 * at a time; they take the horizon below which no view looks any more.
 */
public final class Memtable {
  private final ConcurrentSkipListMap<String, NamespaceTable> namespaces =
      new ConcurrentSkipListMap<>();
  private final long firstLsn;
  private volatile long lastLsn;
  private volatile long bytes;
  private volatile int items;
  private final LateChanges late = new LateChanges();
  private boolean frozen;

  /**
   * An empty one.
   *
   * @param firstLsn the first write that can be in it
   */
  public Memtable(long firstLsn) {
    this.firstLsn = firstLsn;
    this.lastLsn = firstLsn - 1;
  }

  public long firstLsn() {
    return firstLsn;
  }

  /** The newest write that is in it; one below the first while there is none. */
  public long lastLsn() {
    return lastLsn;
  }

  /** What it holds in memory, versions and unused room of its blocks included. */
  public long bytes() {
    return bytes;
  }

  /** How many ids it has something about. */
  public int items() {
    return items;
  }

  public boolean isEmpty() {
    return lastLsn < firstLsn;
  }

  public @Nullable NamespaceTable namespace(String name) {
    return namespaces.get(name);
  }

  /** The namespaces in their order. */
  public Collection<NamespaceTable> namespaces() {
    return namespaces.values();
  }

  /** All writes up to this one are in it. */
  public void advanceTo(long lsn) {
    lastLsn = lsn;
  }

  /**
   * It takes no new items from now on. Its state as of its last LSN is kept, whatever else becomes
   * of its items: that state is what will be flushed.
   */
  public void freeze() {
    frozen = true;
  }

  /** What became of its contents after it was frozen. For the writing thread. */
  public LateChanges late() {
    return late;
  }

  /** Writes a whole item. */
  public void putItem(
      ItemKey key,
      long lsn,
      ItemFields fields,
      String content,
      float @Nullable [] vector,
      long horizon) {
    NamespaceTable table = tableForWrite(key.namespace());
    ItemNode node = nodeForWrite(table, key);
    ItemBody body;
    if (vector == null) {
      body = new ItemBody(content, null, ItemBody.NO_ROW);
    } else {
      VectorRows rows = table.vectorsForWrite(vector.length);
      long before = rows.bytes();
      int row = rows.append(vector, node, lsn);
      body = new ItemBody(content, rows, row);
      fields.session().ifPresent(session -> grow(table.addToSession(session, row, true)));
      grow(rows.bytes() - before);
    }
    grow(node.push(ItemVersion.full(lsn, fields, body), horizon, Long.MAX_VALUE));
  }

  /** Changes the fields of an item whose newest full version is in this memtable, frozen or not. */
  public void changeFields(
      ItemNode node, ItemVersion current, long lsn, ItemFields fields, long horizon) {
    if (frozen && current.lsn() <= lastLsn) {
      late.patched().add(node);
    }
    if (current.body().hasVector() && !fields.session().equals(current.fields().session())) {
      NamespaceTable table = tableForWrite(node.key().namespace());
      int row = current.body().row();
      fields.session().ifPresent(session -> grow(table.addToSession(session, row, false)));
    }
    grow(
        node.push(
            ItemVersion.full(lsn, fields, current.body()),
            horizon,
            frozen ? lastLsn : Long.MAX_VALUE));
  }

  /** Views from an LSN on do not find an item here: a newer write replaced or deleted it. */
  public void retireItem(ItemNode node, ItemVersion current, long lsn) {
    current.body().retireVector(lsn);
    if (frozen) {
      late.retiredItems().add(new LateChanges.RetiredItem(node, lsn));
    }
  }

  /** A newer memtable has another state of an edge, from an LSN on. */
  public void retireEdge(EdgeNode node, long lsn) {
    if (frozen) {
      late.retiredEdges().add(new LateChanges.RetiredEdge(node, lsn));
    }
  }

  /** Notes new fields of an item that lives in an older memtable or in a segment. */
  public void putPatch(ItemKey key, long lsn, ItemFields fields, long horizon) {
    ItemNode node = nodeForWrite(tableForWrite(key.namespace()), key);
    grow(node.push(ItemVersion.patch(lsn, fields), horizon, Long.MAX_VALUE));
  }

  /** Notes that an item is gone, here and in everything older. */
  public void deleteItem(ItemKey key, long lsn, long horizon) {
    ItemNode node = nodeForWrite(tableForWrite(key.namespace()), key);
    grow(node.push(ItemVersion.tombstone(lsn), horizon, Long.MAX_VALUE));
  }

  /** Writes a state of an edge, or that it is gone. */
  public void putEdge(EdgeKey key, EdgeVersion version, long horizon) {
    NamespaceTable table = tableForWrite(key.namespace());
    EdgeNode node = table.edge(key);
    if (node == null) {
      node = table.addEdge(key);
      grow(EdgeNode.BYTES + table.noteEnds(key));
    }
    grow(node.push(version, horizon, Long.MAX_VALUE));
  }

  private NamespaceTable tableForWrite(String namespace) {
    NamespaceTable table = namespaces.get(namespace);
    if (table == null) {
      table = new NamespaceTable(namespace);
      namespaces.put(namespace, table);
      grow(NamespaceTable.BYTES);
    }
    return table;
  }

  private ItemNode nodeForWrite(NamespaceTable table, ItemKey key) {
    ItemNode node = table.item(key.id());
    if (node != null) {
      return node;
    }
    grow(ItemNode.BYTES);
    countItem();
    return table.addItem(key.id());
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer; volatile for its readers
  private void grow(long by) {
    bytes += by;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer; volatile for its readers
  private void countItem() {
    items++;
  }
}
