package io.t4dx.testing;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import io.t4dx.model.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Random items and edges out of so small a world that they often meet: few namespaces, few ids
 * (half of them with a high first bit), few sessions, and values at the edges of what is allowed.
 */
public final class RandomItems {
  private static final List<String> TEXTS =
      List.of(
          "",
          "tea",
          "Grüße, 世界",
          "a \"quoted\" \\ back\\slash / and\ttab",
          "line one\nline two\r\n\u0000\u0001\u001f\u007f\u2028",
          "\uD83D\uDE00 beyond the basic plane \uDBFF\uDFFF",
          "{\"lsn\":1,\"at\":1,\"ops\":[],\"crc\":\"00000000\"}\n",
          "long ".repeat(40));
  private static final List<EdgeType> TYPES =
      List.of(
          EdgeType.CAUSES, EdgeType.SEQUENCE, new EdgeType("mag"), new EdgeType("größer \"als\""));
  private static final float[] UNITS = {0f, 1f, 0.5f, Float.MIN_VALUE, 0.3f, Math.nextDown(1f)};

  private final SplittableRandom random;
  private final ManualClock clock;
  private final int dimension;
  private final List<UUID> ids = new ArrayList<>();

  public RandomItems(SplittableRandom random, ManualClock clock, int dimension, int idCount) {
    this.random = random;
    this.clock = clock;
    this.dimension = dimension;
    for (int i = 0; i < idCount; i++) {
      ids.add(new UUID(random.nextLong(), random.nextLong()));
    }
  }

  public String namespace() {
    return pick(List.of("alice", "bob", "Ünï/cödé \"ns\""));
  }

  public List<UUID> ids() {
    return ids;
  }

  public UUID id() {
    return pick(ids);
  }

  public ItemKey itemKey() {
    return new ItemKey(namespace(), id());
  }

  public EdgeType edgeType() {
    return pick(TYPES);
  }

  public EdgeKey edgeKey() {
    return new EdgeKey(namespace(), id(), edgeType(), id());
  }

  /** Often one of few, so that scores tie; sometimes zero; otherwise anything. */
  public float[] vector() {
    float[] vector = new float[dimension];
    int kind = random.nextInt(10);
    for (int i = 0; i < dimension && kind > 0; i++) {
      vector[i] = kind < 4 ? random.nextInt(-1, 2) : (float) random.nextDouble(-2, 2);
    }
    return vector;
  }

  public float unit() {
    return random.nextInt(3) == 0
        ? UNITS[random.nextInt(UNITS.length)]
        : (float) random.nextDouble();
  }

  /** Near the clock, so that validity begins and ends while a test runs. */
  public Instant time() {
    return Micros.toInstant(clock.micros() + random.nextInt(-2000, 2000));
  }

  public String text() {
    return pick(TEXTS);
  }

  public String session() {
    return pick(List.of("monday", "tuesday", "mañana"));
  }

  public ItemType itemType() {
    return pick(List.of(ItemType.values()));
  }

  public String metadataName() {
    return pick(List.of("topic", "rank", "tags", "ok", "ключ \"k\""));
  }

  public Object metadataScalar() {
    return switch (random.nextInt(8)) {
      case 0 -> (long) random.nextInt(4);
      case 1 -> pick(List.of(Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1, -1L));
      case 2 -> random.nextInt(4) / 2.0;
      case 3 -> pick(List.of(Double.MIN_VALUE, -Double.MAX_VALUE, 0.1, 1e300, -0.0));
      case 4, 5 -> random.nextBoolean();
      default -> text();
    };
  }

  public Object metadataValue() {
    if (random.nextInt(4) > 0) {
      return metadataScalar();
    }
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(metadataScalar());
    }
    return list;
  }

  public Metadata metadata() {
    Map<String, Object> values = new TreeMap<>();
    for (int i = Math.max(0, random.nextInt(-2, 4)); i > 0; i--) {
      values.put(metadataName(), metadataValue());
    }
    return Metadata.of(values);
  }

  /** A draft without an id. */
  public ItemDraft draft() {
    ItemDraft.Builder draft =
        ItemDraft.in(namespace())
            .content(text())
            .kappa(unit())
            .importance(unit())
            .type(itemType())
            .metadata(metadata());
    if (random.nextInt(5) > 0) {
      draft.vector(vector());
    }
    if (random.nextBoolean()) {
      draft.eventTime(time());
    }
    if (random.nextInt(3) == 0) {
      draft.session(session());
    }
    if (random.nextInt(4) == 0) {
      draft.accessCount(random.nextInt(8) == 0 ? Long.MAX_VALUE - 1 : random.nextInt(5));
    }
    Instant one = time();
    Instant other = time();
    switch (random.nextInt(5)) {
      case 0 -> draft.validFrom(one);
      case 1 -> draft.validUntil(one);
      case 2 ->
          draft
              .validFrom(one.isBefore(other) ? one : other)
              .validUntil(one.isBefore(other) ? other : one);
      default -> {}
    }
    return draft.build();
  }

  public EdgeDraft edgeDraft(String namespace, UUID source, UUID target) {
    EdgeDraft edge = EdgeDraft.of(namespace, source, edgeType(), target, unit()).with(metadata());
    return random.nextInt(3) == 0 ? edge.createdAt(time()) : edge;
  }

  public EdgeDraft edgeDraft() {
    return edgeDraft(namespace(), id(), id());
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
