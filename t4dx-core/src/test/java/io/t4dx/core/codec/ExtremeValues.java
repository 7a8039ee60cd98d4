package io.t4dx.core.codec;

import io.t4dx.model.Metadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Values of the model's kinds, with their extremes more often than chance would have them. */
public final class ExtremeValues {
  private static final float[] FLOATS = {
    0f,
    -0f,
    1f,
    -1f,
    0.1f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Math.nextDown(1f),
    16_777_215f,
    1e-10f,
    1e10f
  };
  private static final double[] DOUBLES = {
    0d,
    -0d,
    1d,
    -1d,
    0.1d,
    1e300,
    -1e300,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    9007199254740991d,
    1e22,
    1e-7,
    Math.PI
  };
  private static final long[] LONGS = {
    0,
    1,
    -1,
    Long.MIN_VALUE,
    Long.MAX_VALUE,
    Integer.MIN_VALUE,
    Integer.MAX_VALUE,
    9007199254740993L,
    1_763_700_000_123_456L
  };
  private static final String[] TEXTS = {
    "\u0000", "\"", "\\", "/", "\n\r\t\b\f", "\u007f\u0080\u07ff\u0800", "\ud800\udc00",
    "\udbff\udfff", "\u2028\u2029", "\uffff\ufffe", "Grüße, 世界, 👩‍👩‍👧", "]}\"", "null", "\\u0041"
  };

  private final Random random;

  public ExtremeValues(Random random) {
    this.random = random;
  }

  /** A UUID out of few, so that operations meet. */
  public UUID idOf(int few) {
    return new UUID(0x0193_e7a0_7c2b_7000L, 0x8000_0000_0000_0000L | random.nextInt(few));
  }

  public UUID id() {
    return random.nextInt(16) == 0
        ? new UUID(longExtreme(), longExtreme())
        : new UUID(random.nextLong(), random.nextLong());
  }

  /** In [0,1]. */
  public float unit() {
    return switch (random.nextInt(8)) {
      case 0 -> 0f;
      case 1 -> 1f;
      case 2 -> Float.MIN_VALUE;
      case 3 -> Math.nextDown(1f);
      default -> random.nextFloat();
    };
  }

  public float finiteFloat() {
    if (random.nextInt(4) == 0) {
      return FLOATS[random.nextInt(FLOATS.length)];
    }
    float any = Float.intBitsToFloat(random.nextInt());
    return Float.isFinite(any) ? any : 0.5f;
  }

  public double finiteDouble() {
    if (random.nextInt(4) == 0) {
      return DOUBLES[random.nextInt(DOUBLES.length)];
    }
    double any = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(any) ? any : 0.5d;
  }

  public long anyLong() {
    return random.nextInt(4) == 0 ? longExtreme() : random.nextLong();
  }

  private long longExtreme() {
    return LONGS[random.nextInt(LONGS.length)];
  }

  /** A moment that microseconds can hold: most of this century, some at the ends. */
  public Instant time() {
    long micros =
        random.nextInt(8) == 0 ? anyLong() : 1_763_700_000_000_000L + random.nextInt(1 << 30);
    return Instant.EPOCH
        .plusSeconds(Math.floorDiv(micros, 1_000_000L))
        .plusNanos(Math.floorMod(micros, 1_000_000L) * 1000);
  }

  /** A text of some length up to about a bound; empty texts and odd characters among them. */
  public String text(int aboutLength) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(aboutLength);
    while (text.length() < length) {
      switch (random.nextInt(8)) {
        case 0 -> text.append(TEXTS[random.nextInt(TEXTS.length)]);
        case 1 -> text.appendCodePoint(codePoint());
        default -> text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.toString();
  }

  /** A text that is not empty. */
  public String name(int aboutLength) {
    String text = text(aboutLength);
    return text.isEmpty() ? "n" : text;
  }

  private int codePoint() {
    int codePoint = random.nextInt(Character.MAX_CODE_POINT + 1);
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE
        ? 'x'
        : codePoint;
  }

  public float[] vector(int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = finiteFloat();
    }
    return vector;
  }

  public Metadata metadata() {
    Map<String, Object> values = new HashMap<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      values.put(name(20), random.nextInt(5) == 0 ? list() : scalar());
    }
    return Metadata.of(values);
  }

  /** A value of metadata that is no list. */
  public Object scalar() {
    return switch (random.nextInt(4)) {
      case 0 -> text(40);
      case 1 -> anyLong();
      case 2 -> finiteDouble();
      default -> random.nextBoolean();
    };
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      list.add(scalar());
    }
    return list;
  }
}
