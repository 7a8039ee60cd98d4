package io.t4dx.core.memtable;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.Ids;
import io.t4dx.model.ItemKey;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** One namespace's part of a memtable. Nothing in it can be reached from another namespace. */
public final class NamespaceTable {
  static final int BYTES = 512;

  private final String namespace;
  private final ConcurrentSkipListMap<UUID, ItemNode> items =
      new ConcurrentSkipListMap<>(Ids.ORDER);
  private final ConcurrentSkipListMap<EdgePlace, EdgeNode> out =
      new ConcurrentSkipListMap<>(EdgePlace.OUT);
  private final ConcurrentSkipListMap<EdgePlace, EdgeNode> in =
      new ConcurrentSkipListMap<>(EdgePlace.IN);
  private final ConcurrentHashMap<String, SessionRows> sessions = new ConcurrentHashMap<>();
  private volatile @Nullable VectorRows vectors;

  NamespaceTable(String namespace) {
    this.namespace = namespace;
  }

  public String namespace() {
    return namespace;
  }

  public @Nullable ItemNode item(UUID id) {
    return items.get(id);
  }

  public @Nullable EdgeNode edge(EdgeKey key) {
    return out.get(EdgePlace.of(key));
  }

  /**
   * The items in the order of their ids, from an id on; that id itself only where it is to be
   * included.
   */
  public Iterator<ItemNode> items(@Nullable UUID from, boolean included) {
    return (from == null ? items : items.tailMap(from, included)).values().iterator();
  }

  /** The items from an id down, in the reverse order of their ids. */
  public Iterator<ItemNode> itemsDescending(@Nullable UUID from, boolean included) {
    return (from == null ? items : items.headMap(from, included))
        .descendingMap()
        .values()
        .iterator();
  }

  /** The edges that go out of an id, by type and then by target. */
  public Iterator<EdgeNode> out(UUID id) {
    return out.subMap(EdgePlace.beforeAllOf(id), EdgePlace.afterAllOf(id)).values().iterator();
  }

  /** The edges that come into an id, by type and then by source. */
  public Iterator<EdgeNode> in(UUID id) {
    return in.subMap(EdgePlace.beforeAllOf(id), EdgePlace.afterAllOf(id)).values().iterator();
  }

  /** All edges, by source, type and target. */
  public Iterator<EdgeNode> edges() {
    return out.values().iterator();
  }

  public @Nullable VectorRows vectors() {
    return vectors;
  }

  /** The rows of vectors that a session may concern; null where there are none. */
  public @Nullable SessionRows sessionRows(String session) {
    return sessions.get(session);
  }

  /**
   * Notes that a row's item got a session.
   *
   * @param fresh whether it is the row's first
   * @return by how many bytes this has grown
   */
  int addToSession(String session, int row, boolean fresh) {
    SessionRows rows = sessions.get(session);
    int grown = 0;
    if (rows == null) {
      rows = new SessionRows();
      sessions.put(session, rows);
      grown = SessionRows.BYTES;
    }
    return grown + rows.add(row, fresh);
  }

  /** Takes an item in that is not here yet. */
  ItemNode addItem(UUID id) {
    ItemNode node = new ItemNode(new ItemKey(namespace, id));
    items.put(id, node);
    return node;
  }

  EdgeNode edgeForWrite(EdgeKey key) {
    EdgePlace place = EdgePlace.of(key);
    EdgeNode node = out.get(place);
    if (node == null) {
      node = new EdgeNode(key);
      out.put(place, node);
      in.put(place, node);
    }
    return node;
  }

  VectorRows vectorsForWrite(int dimension) {
    VectorRows rows = vectors;
    if (rows == null) {
      rows = new VectorRows(dimension);
      vectors = rows;
    }
    return rows;
  }
}
