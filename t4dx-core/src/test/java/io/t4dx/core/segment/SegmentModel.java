package io.t4dx.core.segment;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.Ids;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Metadata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a segment should hold, in plain collections. */
public final class SegmentModel implements SegmentSource {
  private static final Comparator<EdgeKey> EDGES =
      Comparator.comparing(EdgeKey::namespace)
          .thenComparing(EdgeKey::source, Ids.ORDER)
          .thenComparing(EdgeKey::type)
          .thenComparing(EdgeKey::target, Ids.ORDER);

  /** One item. */
  record ModelItem(
      ItemKey key, long lsn, ItemFields fields, String content, Optional<Vector> vector) {}

  /** The numbers of a vector. */
  record Vector(List<Float> numbers) {
    static Vector of(float... numbers) {
      List<Float> boxed = new ArrayList<>();
      for (float number : numbers) {
        boxed.add(number);
      }
      return new Vector(boxed);
    }

    float[] toArray() {
      float[] array = new float[numbers.size()];
      for (int i = 0; i < array.length; i++) {
        array[i] = numbers.get(i);
      }
      return array;
    }
  }

  final TreeMap<ItemKey, ModelItem> items = new TreeMap<>();
  final TreeMap<EdgeKey, EdgeView> edges = new TreeMap<>(EDGES);
  final List<Patch> patches = new ArrayList<>();
  final List<ItemTombstone> itemTombstones = new ArrayList<>();
  final List<EdgeTombstone> edgeTombstones = new ArrayList<>();
  final Map<String, Long> scalesSeen = new TreeMap<>();
  private final int dimension;

  public SegmentModel(int dimension) {
    this.dimension = dimension;
  }

  /** Has an edge from now on; its metadata is empty. */
  public void putEdge(EdgeKey key, float weight, long createdAt) {
    edges.put(key, new EdgeView(key, weight, createdAt, firstLsn(), Metadata.EMPTY));
  }

  public void put(
      ItemKey key, long lsn, ItemFields fields, String content, float @Nullable [] vector) {
    items.put(
        key, new ModelItem(key, lsn, fields, content, Optional.ofNullable(vector).map(Vector::of)));
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public long firstLsn() {
    return 17;
  }

  @Override
  public long lastLsn() {
    return 1L << 40;
  }

  @Override
  public Iterator<Patch> patches() {
    return patches.iterator();
  }

  @Override
  public Iterator<ItemTombstone> itemTombstones() {
    return itemTombstones.iterator();
  }

  @Override
  public Iterator<EdgeTombstone> edgeTombstones() {
    return edgeTombstones.iterator();
  }

  @Override
  public long scalesSeen(String namespace) {
    return scalesSeen.getOrDefault(namespace, 0L);
  }

  @Override
  public ItemCursor items() {
    return new Items(items.values().iterator());
  }

  @Override
  public EdgeCursor edges() {
    return new Edges(edges.values().iterator());
  }

  /** Goes from one value to the next; it begins before the first. */
  private abstract static class Steps<T> {
    private final Iterator<T> rest;
    private @Nullable T current;

    Steps(Iterator<T> rest) {
      this.rest = rest;
    }

    final T current() {
      if (current == null) {
        throw new IllegalStateException("at no value");
      }
      return current;
    }

    final boolean advance() {
      current = rest.hasNext() ? rest.next() : null;
      return current != null;
    }
  }

  private static final class Items extends Steps<ModelItem> implements ItemCursor {
    Items(Iterator<ModelItem> items) {
      super(items);
    }

    @Override
    public boolean next() {
      return advance();
    }

    @Override
    public String namespace() {
      return current().key().namespace();
    }

    @Override
    public UUID id() {
      return current().key().id();
    }

    @Override
    public long lsn() {
      return current().lsn();
    }

    @Override
    public ItemFields fields() {
      return current().fields();
    }

    @Override
    public String content() {
      return current().content();
    }

    @Override
    public boolean hasVector() {
      return current().vector().isPresent();
    }

    @Override
    public float[] vector() {
      return current().vector().orElseThrow().toArray();
    }
  }

  private static final class Edges extends Steps<EdgeView> implements EdgeCursor {
    Edges(Iterator<EdgeView> edges) {
      super(edges);
    }

    @Override
    public boolean next() {
      return advance();
    }

    @Override
    public EdgeKey key() {
      return current().key();
    }

    @Override
    public float weight() {
      return current().weight();
    }

    @Override
    public long createdAt() {
      return current().createdAt();
    }

    @Override
    public long lsn() {
      return current().lsn();
    }

    @Override
    public Metadata metadata() {
      return current().metadata();
    }
  }
}
