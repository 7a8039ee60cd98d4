package io.t4dx.torture.sim;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** So few ids, namespaces and values that what is written often meets what was written before. */
final class SmallWorld {
  static final int IDS = 8;
  private static final List<String> NAMESPACES = List.of("alice", "bob");
  private static final List<EdgeType> TYPES = List.of(EdgeType.CAUSES, EdgeType.SEQUENCE);

  private final SplittableRandom random;
  private final int dimension;
  private final List<UUID> ids = new ArrayList<>();

  SmallWorld(SplittableRandom random) {
    this.random = random;
    this.dimension = random.nextInt(2, 9);
    for (int i = 0; i < IDS / 2; i++) {
      ids.add(new UUID(random.nextLong(), random.nextLong()));
    }
  }

  /** All keys that are ever written, in an order. */
  List<ItemKey> keys() {
    List<ItemKey> keys = new ArrayList<>();
    NAMESPACES.forEach(name -> ids.forEach(id -> keys.add(new ItemKey(name, id))));
    return keys;
  }

  String namespace() {
    return NAMESPACES.get(random.nextInt(NAMESPACES.size()));
  }

  UUID id() {
    return ids.get(random.nextInt(ids.size()));
  }

  ItemKey itemKey() {
    return new ItemKey(namespace(), id());
  }

  EdgeType edgeType() {
    return TYPES.get(random.nextInt(TYPES.size()));
  }

  EdgeKey edgeKey(String namespace) {
    return new EdgeKey(namespace, id(), edgeType(), id());
  }

  float unit() {
    return random.nextInt(9) / 8f;
  }

  float[] vector() {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = random.nextInt(-4, 5) / 2f;
    }
    return vector;
  }

  Instant time() {
    return Micros.toInstant(VirtualClock.START + random.nextInt(-2_000, 2_000));
  }

  String text() {
    int length = random.nextInt(12) == 0 ? random.nextInt(9_000) : random.nextInt(20);
    return "text ".repeat(length / 5 + 1);
  }
}
