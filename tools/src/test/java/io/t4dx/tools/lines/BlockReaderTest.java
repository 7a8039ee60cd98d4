package io.t4dx.tools.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BlockReaderTest {
  /** Gives few bytes at a time, as a pipe does. */
  private static InputStream dripping(String text, SplittableRandom random) {
    return new ByteArrayInputStream(text.getBytes(UTF_8)) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(9)));
      }
    };
  }

  private static List<String> lines(BlockReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Optional<Block> next = reader.next(); next.isPresent(); next = reader.next()) {
      Block block = next.get();
      assertThat(block.firstLine()).isEqualTo(lines.size() + 1);
      for (int i = 0; i < block.lines(); i++) {
        lines.add(new String(block.bytes(), block.start(i), block.length(i), UTF_8));
      }
      if (block.tooLong()) {
        lines.add("too long");
      }
      assertThat(block.nextLine()).isEqualTo(lines.size() + 1);
    }
    return lines;
  }

  @Test
  void givesEveryLineOnceHoweverTheyCome() throws IOException {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 50; round++) {
      List<String> lines = new ArrayList<>();
      for (int i = random.nextInt(1300); i > 0; i--) {
        lines.add("x".repeat(random.nextInt(12)) + i);
      }
      String text =
          String.join("\n", lines) + (lines.isEmpty() || random.nextBoolean() ? "" : "\n");
      assertThat(lines(new BlockReader(dripping(text, random))))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(lines);
    }
  }

  @Test
  void aLineThatIsTooLongIsTakenForOne() throws IOException {
    String text = "one\n" + "x".repeat(3_000_000) + "\nthree\n" + "y".repeat(3_000_000);
    InputStream in = new ByteArrayInputStream(text.getBytes(UTF_8));
    assertThat(lines(new BlockReader(in, 1_500_000)))
        .containsExactly("one", "too long", "three", "too long");
  }
}
