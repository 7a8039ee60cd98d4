package io.t4dx.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.T4dx;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.model.Micros;
import io.t4dx.query.Direction;
import io.t4dx.store.Store;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written as a line reads back equal, and what people write is understood. */
final class LinesTest {
  private static final LineReader READER = new LineReader("default");

  private static Line read(String line) throws LineFormatException {
    byte[] bytes = line.getBytes(UTF_8);
    return READER.read(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @EnumSource
  void anItemOfAnyKindReadsBackEqual(LineWriter.VectorForm form) throws LineFormatException {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    LineWriter writer = new LineWriter(form);
    try (Store store = T4dx.inMemory()) {
      for (int i = 0; i < 100; i++) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        EdgeDraft edge =
            EdgeDraft.of("ä", id, new EdgeType("T" + i % 3), id, random.nextFloat())
                .createdAt(moment(random));
        store.insert(draft(random, id), edge);
        Item item = store.get(new ItemKey("ä", id)).orElseThrow();
        byte[] line = writer.line(item, store.edges("ä", id, Direction.OUT));
        assertThat(READER.read(line, 0, line.length - 1))
            .as("seed %d", seed)
            .isEqualTo(new Line(Optional.of(item.toDraft()), List.of(edge)));
      }
    }
  }

  private static Instant moment(SplittableRandom random) {
    return Micros.toInstant(random.nextLong() >> random.nextInt(64));
  }

  private static ItemDraft draft(SplittableRandom random, UUID id) {
    float[] vector = new float[7];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian() * (1 << random.nextInt(20));
    }
    Instant from = moment(random);
    ItemDraft.Builder draft =
        ItemDraft.in("ä")
            .id(id)
            .content("\"\\\n\u0000\u2028🍵".repeat(random.nextInt(3)))
            .vector(vector)
            .kappa(random.nextFloat())
            .importance(random.nextFloat())
            .type(random.nextBoolean() ? ItemType.SEMANTIC : ItemType.PROCEDURAL)
            .eventTime(moment(random))
            .validFrom(from)
            .accessCount(random.nextLong() >>> 1)
            .metadata(
                Map.of(
                    "long", random.nextLong(),
                    "double", random.nextDouble() * 1e300,
                    "list", List.of("a", random.nextLong(), true)));
    if (random.nextBoolean()) {
      draft.validUntil(from.plusSeconds(random.nextInt(1000))).session("s" + random.nextInt());
    }
    return draft.build();
  }

  @Test
  void littleIsNeeded() throws LineFormatException {
    assertThat(read("{\"content\":\"tea\"}"))
        .isEqualTo(
            new Line(Optional.of(ItemDraft.in("default").content("tea").build()), List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-17, 2026-05-17T00:00:00Z",
    "2026-05-17T09:30:00, 2026-05-17T09:30:00Z",
    "2026-05-17T09:30:00+02:00, 2026-05-17T07:30:00Z",
    "2026-05-17T09:30:00.123456Z, 2026-05-17T09:30:00.123456Z",
    "1763700000, 2025-11-21T04:40:00Z",
    "1763700000.25, 2025-11-21T04:40:00.25Z",
    "-0.5, 1969-12-31T23:59:59.5Z",
    "-290308-12-21T19:59:05.224192Z, -290308-12-21T19:59:05.224192Z",
  })
  void momentsAreUnderstood(String text, String moment) throws LineFormatException {
    assertThat(Moments.parse(text)).isEqualTo(Instant.parse(moment));
    boolean number = text.matches("-?[0-9.]+");
    String value = number ? text : '"' + text + '"';
    assertThat(read("{\"content\":\"\",\"eventTime\":" + value + "}").item().orElseThrow())
        .extracting(item -> item.eventTime().orElseThrow())
        .isEqualTo(Micros.of("moment", Instant.parse(moment)));
  }

  /** The form that is exported is read by itself; it means the same as where any form is read. */
  @Test
  void theUsualFormMeansWhatItMeansEverywhere() {
    SplittableRandom random = new SplittableRandom(17);
    String figures = "0123456789";
    String alphabet = figures + figures + figures + "-:TZ.+ \u0661";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder("2024-02-28T23:59:58.123456789Z");
      text.delete(29 - random.nextInt(11), 29);
      for (int change = random.nextInt(4); change > 0; change--) {
        text.setCharAt(
            random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(momentOf(text.toString(), Moments::parse))
          .as("%s", text)
          .isEqualTo(
              momentOf(text.toString(), any -> OffsetDateTime.parse(any).toInstant())
                  .or(() -> momentOf(text.toString(), LinesTest::local)));
    }
  }

  private static Instant local(String text) {
    return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  private static Optional<Instant> momentOf(String text, Function<String, Instant> reader) {
    try {
      return Optional.of(reader.apply(text));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @CsvSource({"90s, 90", "15m, 900", "2h, 7200", "7d, 604800", "1w, 604800"})
  void momentsCanBeSoLongAgo(String text, long seconds) {
    Instant now = Instant.parse("2026-05-17T09:30:00Z");
    assertThat(Moments.parse(text, now)).isEqualTo(now.minusSeconds(seconds));
  }

  @Test
  void whatIsNoMomentIsRefused() {
    for (String text : List.of("yesterday", "", "2026-13-01", "2026-05-17T25:00:00Z", "1e5")) {
      assertThatThrownBy(() -> Moments.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is no moment");
    }
    for (String seconds : List.of("1e300", "-1e999999999", "1e-999999999")) {
      assertThatThrownBy(() -> read("{\"content\":\"\",\"eventTime\":" + seconds + "}"))
          .isInstanceOf(LineFormatException.class)
          .hasMessageContaining("beyond all moments");
    }
  }

  @Test
  void vectorsAreUnderstood() {
    assertThat(Vectors.parse(" [1, 2.5,-3e2] ")).containsExactly(1, 2.5f, -300);
    assertThat(Vectors.parse("AACAPwAAAEA=\n")).containsExactly(1, 2);
    for (String text : List.of("[1,", "[\"a\"]", "1,2", "AAA=", "[1e999]x")) {
      assertThatThrownBy(() -> Vectors.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
