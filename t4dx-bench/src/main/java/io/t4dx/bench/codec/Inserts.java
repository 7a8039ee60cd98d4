package io.t4dx.bench.codec;

import io.t4dx.model.ItemDraft;
import io.t4dx.model.Metadata;
import io.t4dx.write.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Inserts as an agent's memory would have them: a paragraph, an embedding, a few facts. */
final class Inserts {
  private static final int CONTENT = 150;
  private static final Instant THEN = Instant.parse("2025-11-21T04:40:00.123456Z");

  private final Random random;
  private final int dimension;

  Inserts(long seed, int dimension) {
    this.random = new Random(seed);
    this.dimension = dimension;
  }

  List<List<Operation>> batches(int count) {
    List<List<Operation>> batches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      batches.add(batch());
    }
    return batches;
  }

  /** A batch of one insert. */
  List<Operation> batch() {
    ItemDraft item =
        ItemDraft.in("alice")
            .id(new UUID(random.nextLong(), random.nextLong()))
            .content(words())
            .vector(vector())
            .kappa(random.nextFloat())
            .importance(random.nextFloat())
            .eventTime(THEN.plusSeconds(random.nextInt(1_000_000)))
            .session("session-" + random.nextInt(100))
            .metadata(Metadata.of("language", "en", "turn", random.nextInt(1000)))
            .build();
    return List.of(new Operation.Insert(item, List.of()));
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    while (words.length() < CONTENT) {
      for (int letters = 2 + random.nextInt(8); letters > 0; letters--) {
        words.append((char) ('a' + random.nextInt(26)));
      }
      words.append(' ');
    }
    return words.toString();
  }

  private float[] vector() {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) (random.nextGaussian() / Math.sqrt(dimension));
    }
    return vector;
  }
}
