package io.t4dx.testing;

import io.t4dx.model.Edge;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Metadata;
import io.t4dx.query.Hit;
import io.t4dx.query.Scan;
import io.t4dx.query.Search;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Reads;
import io.t4dx.store.Snapshot;
import io.t4dx.store.Store;
import io.t4dx.write.WriteBatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Two items and an edge that are always written together, every field made from one number: who
 * sees parts of two writes sees that the parts do not fit.
 */
public final class Pairs {
  /** How many pairs each writer has; it writes them in turn. */
  public static final int SLOTS = 5;

  private static final String NAMESPACE = "pairs";
  private static final float MOST = 100_000;

  private Pairs() {}

  /** Writes a number to the pair whose turn it is, and returns the write's LSN. */
  public static long write(Store store, int writer, int number) {
    UUID left = id(writer, number, 0);
    UUID right = id(writer, number, 1);
    EdgeDraft edge =
        EdgeDraft.of(NAMESPACE, left, EdgeType.RELATES_TO, right, number / MOST)
            .with(Metadata.of("number", number));
    WriteBatch batch = new WriteBatch();
    if (number % 4 == 3) {
      batch.delete(new ItemKey(NAMESPACE, left));
    }
    batch.insert(draft(left, number), edge).insert(draft(right, number));
    return store.write(batch).lsn();
  }

  private static ItemDraft draft(UUID id, int number) {
    return ItemDraft.in(NAMESPACE)
        .id(id)
        .content(String.valueOf(number))
        .kappa(number / MOST)
        .accessCount(number)
        .vector(1, number, -number)
        .metadata(Metadata.of("number", number))
        .build();
  }

  /** The number that a writer's pair holds whose turn it is at a number. */
  public static int read(Reads store, int writer, int number) {
    Item left = store.get(new ItemKey(NAMESPACE, id(writer, number, 0))).orElseThrow();
    Item right = store.get(new ItemKey(NAMESPACE, id(writer, number, 1))).orElseThrow();
    Agreement.same("the numbers of a pair", number(right), number(left));
    checkEdge(store, left);
    return number(left);
  }

  /** Looks at everything in several ways; each must be of one piece. */
  public static void checkAll(Store store) {
    long before = store.lsn();
    try (Snapshot snapshot = store.snapshot()) {
      if (snapshot.lsn() < before || store.lsn() < snapshot.lsn()) {
        throw new AssertionError("the newest write is an older one than before");
      }
      checkPairs(snapshot);
    }
    for (Hit hit : store.search(Search.in(NAMESPACE).nearest(1, 3, -3).k(50).build()).hits()) {
      number(hit.item());
    }
    try (ItemStream items = store.scan(Scan.in(NAMESPACE))) {
      items.forEachRemaining(Pairs::number);
    }
  }

  private static void checkPairs(Snapshot snapshot) {
    Map<UUID, Item> items = new HashMap<>();
    try (ItemStream stream = snapshot.scan(Scan.in(NAMESPACE))) {
      stream.forEachRemaining(item -> items.put(item.id(), item));
    }
    List<Hit> hits =
        items.isEmpty()
            ? List.of()
            : snapshot.search(Search.in(NAMESPACE).nearest(1, 3, -3).k(1000).build()).hits();
    Agreement.same("number of hits as of " + snapshot.lsn(), hits.size(), items.size());
    for (Hit hit : hits) {
      Agreement.same(
          "hit", hit.item(), Optional.ofNullable(items.get(hit.item().id())).orElseThrow());
    }
    for (Item item : items.values()) {
      Item other = items.get(new UUID(item.id().getMostSignificantBits(), 1));
      if (other == null) {
        throw new AssertionError("half a pair as of " + snapshot.lsn() + ": " + item);
      }
      Agreement.same("the numbers of a pair", number(other), number(item));
      Agreement.same("the write of a pair", other.lsn(), item.lsn());
      if (item.id().getLeastSignificantBits() == 0) {
        checkEdge(snapshot, item);
      }
      Agreement.same("what get finds", snapshot.get(item.key()), Optional.of(item));
    }
  }

  private static void checkEdge(Reads store, Item left) {
    UUID right = new UUID(left.id().getMostSignificantBits(), 1);
    Edge edge =
        store
            .edge(new EdgeKey(NAMESPACE, left.id(), EdgeType.RELATES_TO, right))
            .orElseThrow(() -> new AssertionError("no edge at " + left));
    Agreement.same("metadata of the edge of " + left, edge.metadata(), left.metadata());
    Agreement.same("weight of the edge of " + left, edge.weight(), left.kappa());
  }

  /** The number that all fields of an item tell. */
  private static int number(Item item) {
    int number = Integer.parseInt(item.content());
    Agreement.same("kappa of " + item, item.kappa(), number / MOST);
    Agreement.same("access count of " + item, item.accessCount(), (long) number);
    Agreement.same("metadata of " + item, item.metadata(), Metadata.of("number", number));
    float[] vector = item.vector().orElseThrow();
    Agreement.same("vector of " + item, vector[1], (float) number);
    Agreement.same("vector of " + item, vector[2], (float) -number);
    return number;
  }

  private static UUID id(int writer, int number, int side) {
    return new UUID(((long) writer << 32) + number % SLOTS, side);
  }
}
