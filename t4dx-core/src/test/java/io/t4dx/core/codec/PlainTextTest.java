package io.t4dx.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** What is written is what the JSON library writes, and what it refuses is refused. */
final class PlainTextTest {
  private static final String LONG =
      "Was it noon, or night? It was the hour of the wolf; nobody knew.";

  private final LogJson json = new LogJson();

  private String written(String text, BiConsumer<JsonGenerator, String> writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
      writer.accept(out, text);
    } catch (JacksonException e) {
      return "refused: " + e.getOriginalMessage();
    }
    return bytes.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private void isTheSame(String text) {
    assertThat(written(text, PlainText::write))
        .as(text)
        .isEqualTo(written(text, JsonGenerator::writeString));
  }

  @Test
  void everyCharacterAnywhere() {
    for (int c = Character.MIN_VALUE; c <= Character.MAX_VALUE; c++) {
      int at = c % LONG.length();
      isTheSame(LONG.substring(0, at) + (char) c + LONG.substring(at));
    }
  }

  @Test
  void textsOfEveryLength() {
    for (int length = 0; length < LONG.length(); length++) {
      isTheSame(LONG.substring(0, length));
      isTheSame(LONG.substring(0, length) + '"');
      isTheSame(LONG + LONG.substring(0, length) + '\ud800');
    }
  }

  @Test
  void randomMixtures() {
    SplittableRandom random = new SplittableRandom(Seeds.of("PlainTextTest", System.nanoTime()));
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      int strange = random.nextInt(1, 1 << random.nextInt(1, 9));
      for (int i = random.nextInt(48, 200); i > 0; i--) {
        text.append(
            (char)
                (random.nextInt(strange) == 0 ? random.nextInt(1 << 16) : random.nextInt(32, 127)));
      }
      isTheSame(text.toString());
    }
  }
}
