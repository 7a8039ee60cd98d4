package io.t4dx.bench.segment;

import io.t4dx.core.segment.EdgeCursor;
import io.t4dx.core.segment.EdgeTombstone;
import io.t4dx.core.segment.ItemCursor;
import io.t4dx.core.segment.ItemTombstone;
import io.t4dx.core.segment.Patch;
import io.t4dx.core.segment.SegmentSource;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Ids;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** Items of one namespace that are made up as they are asked for, always the same. */
final class Corpus implements SegmentSource {
  static final String NAMESPACE = "bench";

  /** Written as often as words of a language are: the nth with a frequency of 1/n. */
  private static final int WORDS = 8192;

  private static final String[] VOCABULARY = vocabulary();
  private static final double[] CUMULATED = cumulated();

  private final long seed;
  private final int contentLength;
  private final UUID[] ids;

  Corpus(long seed, int items, int contentLength, boolean timeOrdered) {
    this.seed = seed;
    this.contentLength = contentLength;
    this.ids = new UUID[items];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < items; i++) {
      long high =
          timeOrdered ? (((seed * items + i) / 3) << 16) | (7L << 12) | (i % 3) : random.nextLong();
      ids[i] = new UUID(high, (2L << 62) | (random.nextLong() >>> 2));
    }
    Arrays.sort(ids, Ids.ORDER);
  }

  UUID[] ids() {
    return ids;
  }

  private static String[] vocabulary() {
    SplittableRandom random = new SplittableRandom(42);
    String[] words = new String[WORDS];
    for (int i = 0; i < WORDS; i++) {
      StringBuilder word = new StringBuilder();
      for (int letters = random.nextInt(2, 11); letters > 0; letters--) {
        word.append((char) ('a' + (int) (26 * random.nextDouble() * random.nextDouble())));
      }
      words[i] = word.toString();
    }
    return words;
  }

  private static double[] cumulated() {
    double[] sums = new double[WORDS];
    double sum = 0;
    for (int i = 0; i < WORDS; i++) {
      sum += 1.0 / (i + 1);
      sums[i] = sum;
    }
    return sums;
  }

  private String content(int row) {
    SplittableRandom random = new SplittableRandom(seed * 31 + row);
    StringBuilder text = new StringBuilder(contentLength + 16);
    while (text.length() < contentLength) {
      int word = Arrays.binarySearch(CUMULATED, random.nextDouble(CUMULATED[WORDS - 1]));
      text.append(VOCABULARY[word < 0 ? -word - 1 : word]).append(' ');
    }
    text.setLength(contentLength);
    return text.toString();
  }

  private ItemFields fields(int row) {
    SplittableRandom random = new SplittableRandom(seed * 37 + row);
    long time = 1_763_700_000_000_000L + row * 1_000_003L;
    return new ItemFields(
        (float) random.nextDouble(),
        (float) random.nextDouble(),
        ItemType.EPISODIC,
        time,
        time,
        time,
        ItemFields.OPEN,
        random.nextInt(10),
        Optional.of("session-" + row / 50),
        Metadata.EMPTY);
  }

  @Override
  public int dimension() {
    return 0;
  }

  @Override
  public long firstLsn() {
    return 1;
  }

  @Override
  public long lastLsn() {
    return ids.length;
  }

  @Override
  public Iterator<Patch> patches() {
    return Collections.emptyIterator();
  }

  @Override
  public Iterator<ItemTombstone> itemTombstones() {
    return Collections.emptyIterator();
  }

  @Override
  public Iterator<EdgeTombstone> edgeTombstones() {
    return Collections.emptyIterator();
  }

  @Override
  public long scalesSeen(String namespace) {
    return 0;
  }

  @Override
  public ItemCursor items() {
    return new Items();
  }

  @Override
  public EdgeCursor edges() {
    return new NoEdges();
  }

  private final class Items implements ItemCursor {
    private int row = -1;

    @Override
    public boolean next() {
      return ++row < ids.length;
    }

    @Override
    public String namespace() {
      return NAMESPACE;
    }

    @Override
    public UUID id() {
      return ids[row];
    }

    @Override
    public long lsn() {
      return row + 1L;
    }

    @Override
    public ItemFields fields() {
      return Corpus.this.fields(row);
    }

    @Override
    public String content() {
      return Corpus.this.content(row);
    }

    @Override
    public boolean hasVector() {
      return false;
    }

    @Override
    public float[] vector() {
      throw new IllegalStateException("no vectors here");
    }
  }

  private static final class NoEdges implements EdgeCursor {
    @Override
    public boolean next() {
      return false;
    }

    @Override
    public EdgeKey key() {
      throw new IllegalStateException("no edges here");
    }

    @Override
    public float weight() {
      throw new IllegalStateException("no edges here");
    }

    @Override
    public long createdAt() {
      throw new IllegalStateException("no edges here");
    }

    @Override
    public long lsn() {
      throw new IllegalStateException("no edges here");
    }

    @Override
    public Metadata metadata() {
      throw new IllegalStateException("no edges here");
    }
  }
}
