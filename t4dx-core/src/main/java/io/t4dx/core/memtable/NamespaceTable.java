package io.t4dx.core.memtable;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.Ids;
import io.t4dx.model.ItemKey;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** One namespace's part of a memtable. Nothing in it can be reached from another namespace. */
public final class NamespaceTable {
  static final int BYTES = 640;

  /** An id in a set. */
  private static final int ID_BYTES = 48;

  private final String namespace;
  private final ConcurrentSkipListMap<UUID, ItemNode> items =
      new ConcurrentSkipListMap<>(Ids.ORDER);
  private final ConcurrentSkipListMap<EdgePlace, EdgeNode> out =
      new ConcurrentSkipListMap<>(EdgePlace.OUT);
  private final ConcurrentSkipListMap<EdgePlace, EdgeNode> in =
      new ConcurrentSkipListMap<>(EdgePlace.IN);

  /** Ids that edges go out of: most ids have none here, and this says so at once. */
  private final Set<UUID> sources = ConcurrentHashMap.newKeySet();

  /** Ids that edges come into. */
  private final Set<UUID> targets = ConcurrentHashMap.newKeySet();

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
    return sources.contains(id) ? at(id, out) : Collections.emptyIterator();
  }

  /** The edges that come into an id, by type and then by source. */
  public Iterator<EdgeNode> in(UUID id) {
    return targets.contains(id) ? at(id, in) : Collections.emptyIterator();
  }

  private static Iterator<EdgeNode> at(UUID id, ConcurrentSkipListMap<EdgePlace, EdgeNode> edges) {
    return edges.subMap(EdgePlace.beforeAllOf(id), EdgePlace.afterAllOf(id)).values().iterator();
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

  /** Takes an edge in that is not here yet. */
  EdgeNode addEdge(EdgeKey key) {
    EdgePlace place = EdgePlace.of(key);
    EdgeNode node = new EdgeNode(key);
    out.put(place, node);
    in.put(place, node);
    return node;
  }

  /**
   * Lets the ends of an edge be found, which is here.
   *
   * @return by how many bytes this has grown
   */
  int noteEnds(EdgeKey key) {
    return (sources.add(key.source()) ? ID_BYTES : 0) + (targets.add(key.target()) ? ID_BYTES : 0);
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
