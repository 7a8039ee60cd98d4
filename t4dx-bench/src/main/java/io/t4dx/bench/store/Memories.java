package io.t4dx.bench.store;

import io.t4dx.bench.vectors.data.GaussianMixture;
import io.t4dx.bench.vectors.data.Matrix;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Metadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Seeded items: vectors of a mixture, texts of words, a topic that one item in a hundred shares.
 */
public final class Memories {
  public static final String NAMESPACE = "bench";
  static final int TOPICS = 100;

  private static final long SEED = 11L;
  private static final long EPOCH = 1_700_000_000L;
  private static final String[] WORDS =
      ("the a of to in we you they build test deploy meeting kettle garden invoice server ticket"
           + " agreed asked found fixed moved wrote read prefers likes changed later today before"
           + " because coffee tea station report branch release budget review note draft plan idea")
          .split(" ");

  private final GaussianMixture mixture;
  private final int contentBytes;

  /** Items with vectors of so many dimensions and texts of about so many bytes. */
  public Memories(int dimensions, int contentBytes) {
    this.mixture = new GaussianMixture(SEED, 100, dimensions);
    this.contentBytes = contentBytes;
  }

  /** The vectors of some items. */
  public Matrix vectors(int first, int count) {
    return mixture.draw(first, count);
  }

  /** Some items, in the order of their numbers. */
  public List<ItemDraft> items(int first, int count) {
    Matrix vectors = vectors(first, count);
    List<ItemDraft> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(item(first + i, vectors.row(i)));
    }
    return items;
  }

  /** The id of an item: random bits, as an application's own ids are. */
  public static UUID id(int item) {
    SplittableRandom random = new SplittableRandom(SEED + item);
    return new UUID(random.nextLong(), random.nextLong());
  }

  public static ItemKey key(int item) {
    return new ItemKey(NAMESPACE, id(item));
  }

  /** The topic of an item. */
  static String topic(int item) {
    return "topic-" + topicNumber(item);
  }

  static int topicNumber(int item) {
    return new SplittableRandom(~SEED ^ item).nextInt(TOPICS);
  }

  private ItemDraft item(int number, float[] vector) {
    SplittableRandom random = new SplittableRandom(SEED * 31 + number);
    return ItemDraft.in(NAMESPACE)
        .id(id(number))
        .vector(vector)
        .content(text(random))
        .kappa((float) random.nextDouble())
        .importance((float) random.nextDouble())
        .eventTime(Instant.ofEpochSecond(EPOCH + random.nextInt(10_000_000)))
        .session("session-" + number / 50)
        .metadata(Metadata.of("topic", topic(number)))
        .build();
  }

  private String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder(contentBytes + 16);
    while (text.length() < contentBytes) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return text.toString();
  }
}
