package io.t4dx.testing;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import io.t4dx.model.Micros;
import io.t4dx.write.FieldUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Random items whose fields are spread so that a condition may mean one of them or most: where
 * {@link RandomItems} lets everything meet, this lets an engine choose between its ways.
 */
public final class VariedItems {
  /** How far times may be from the clock, in microseconds. */
  static final int TIMES = 1_000_000;

  static final int SESSIONS = 60;
  static final int TOPICS = 40;
  static final int RANKS = 1_000;

  private final SplittableRandom random;
  private final ManualClock clock;
  private final int dimension;
  private final List<UUID> ids = new ArrayList<>();

  public VariedItems(SplittableRandom random, ManualClock clock, int dimension, int idCount) {
    this.random = random;
    this.clock = clock;
    this.dimension = dimension;
    for (int i = 0; i < idCount; i++) {
      ids.add(new UUID(random.nextLong(), random.nextLong()));
    }
  }

  /** Most is in one namespace; two others are its neighbours in every segment. */
  public String namespace() {
    return switch (random.nextInt(10)) {
      case 0 -> "a small one";
      case 1 -> "zoe";
      default -> "main";
    };
  }

  public List<UUID> ids() {
    return ids;
  }

  public UUID id() {
    return pick(ids);
  }

  public ItemKey key() {
    return new ItemKey(namespace(), id());
  }

  public float[] vector() {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  /** Mostly low: a share of them is above any bound. */
  public float kappa() {
    double drawn = random.nextDouble();
    return (float) (drawn * drawn * drawn);
  }

  /** One of eleven, so that many are equal. */
  public float importance() {
    return random.nextInt(11) / 10f;
  }

  public ItemType itemType() {
    int drawn = random.nextInt(100);
    return drawn < 1 ? ItemType.PROCEDURAL : drawn < 10 ? ItemType.SEMANTIC : ItemType.EPISODIC;
  }

  public Instant time() {
    return Micros.toInstant(clock.micros() + random.nextInt(-TIMES, TIMES));
  }

  /** The low ones are common, the high ones rare. */
  int skewed(int bound) {
    double drawn = random.nextDouble();
    return (int) (bound * drawn * drawn * drawn);
  }

  public String session() {
    return "session " + skewed(SESSIONS);
  }

  public String topic() {
    return "topic " + skewed(TOPICS);
  }

  /** Mostly whole, sometimes not, seldom no number at all. */
  Object rank() {
    return switch (random.nextInt(20)) {
      case 0 -> random.nextInt(RANKS) + 0.5;
      case 1 -> "high";
      case 2 -> List.of((long) random.nextInt(RANKS), 7L);
      default -> (long) random.nextInt(RANKS);
    };
  }

  public Metadata metadata() {
    Map<String, Object> values = new TreeMap<>();
    if (random.nextInt(10) > 0) {
      values.put("topic", topic());
    }
    if (random.nextInt(3) > 0) {
      values.put("rank", rank());
    }
    if (random.nextInt(4) == 0) {
      values.put("tags", List.of(topic(), topic(), random.nextBoolean()));
    }
    if (random.nextInt(100) == 0) {
      values.put("rare", random.nextBoolean());
    }
    return Metadata.of(values);
  }

  /** A draft under an id. */
  public ItemDraft draft(ItemKey key) {
    ItemDraft.Builder draft =
        ItemDraft.in(key.namespace())
            .id(key.id())
            .content("text of " + key.id())
            .kappa(kappa())
            .importance(importance())
            .type(itemType())
            .metadata(metadata());
    if (random.nextInt(20) > 0) {
      draft.vector(vector());
    }
    if (random.nextInt(3) > 0) {
      draft.eventTime(time());
    }
    if (random.nextInt(3) > 0) {
      draft.session(session());
    }
    Instant one = time();
    Instant other = time();
    switch (random.nextInt(6)) {
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

  /** A change of small fields, of one or a few. */
  public FieldUpdate patch() {
    FieldUpdate.Builder update = FieldUpdate.builder();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      switch (random.nextInt(10)) {
        case 0 -> update.kappa(kappa());
        case 1 -> update.importance(importance());
        case 2 -> update.type(itemType());
        case 3 -> update.eventTime(time());
        case 4 -> update.validUntil(Micros.toInstant(clock.micros() + TIMES + 1L));
        case 5 -> update.session(session());
        case 6 -> update.withoutSession();
        case 7 -> update.metadata("topic", topic());
        case 8 -> update.metadata("rank", rank());
        default -> update.withoutMetadata("tags").addToAccessCount(1);
      }
    }
    return update.build();
  }

  public EdgeType edgeType() {
    return new EdgeType("type " + skewed(8));
  }

  /** Mostly between the same few ids, so that some have many edges and most have few. */
  public EdgeDraft edge(String namespace) {
    return EdgeDraft.of(
            namespace,
            ids.get(skewed(ids.size())),
            edgeType(),
            ids.get(skewed(ids.size())),
            (float) random.nextDouble())
        .createdAt(time());
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
