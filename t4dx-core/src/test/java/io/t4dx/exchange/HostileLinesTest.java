package io.t4dx.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Lines of an import that somebody changed: understood, or refused with a reason. */
final class HostileLinesTest {
  private static final int ROUNDS = Integer.getInteger("t4dx.rounds", 20_000);

  private static final List<String> LINES =
      List.of(
          """
          {"content":"tea at 80°C","vector":[0.25,-1e3,3],"kappa":0.5,"importance":1,"type":"SEMANTIC"}\
          """,
          """
          {"id":"0193e7a0-7c2b-7a3b-8f2e-000000000001","content":"x","vector":"AACAPwAAAEA=","accessCount":3}\
          """,
          """
          {"content":"","session":"monday","eventTime":"2026-03-01T10:00:00Z","validFrom":1772359200,\
          "validUntil":1772359200.25,"metadata":{"n":1,"d":0.5,"b":true,"l":["a",2]}}\
          """,
          """
          {"namespace":"bob","id":"0193e7a0-7c2b-7a3b-8f2e-000000000002","content":"y",\
          "edges":[{"type":"CAUSES","target":"0193e7a0-7c2b-7a3b-8f2e-000000000001","weight":0.5}]}\
          """);

  private static final List<String> PIECES =
      List.of(
          "1e999",
          "-0",
          "NaN",
          "9223372036854775808",
          "\"\\ud800\"",
          "null",
          "{}",
          "[]",
          "[[[[",
          "\"",
          "\u0000",
          "}{",
          "1" + "0".repeat(400),
          "\"+1000000000-12-31T23:59:59Z\"");

  private static byte[] changed(SplittableRandom random) {
    byte[] bytes = LINES.get(random.nextInt(LINES.size())).getBytes(UTF_8);
    for (int times = random.nextInt(1, 4); times > 0 && bytes.length > 0; times--) {
      int from = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, from + random.nextInt(20));
      byte[] piece =
          switch (random.nextInt(4)) {
            case 0 -> new byte[] {(byte) random.nextInt(256)};
            case 1 -> new byte[0];
            case 2 -> Arrays.copyOfRange(bytes, to / 2, to);
            default -> PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
          };
      byte[] next = new byte[bytes.length - (to - from) + piece.length];
      System.arraycopy(bytes, 0, next, 0, from);
      System.arraycopy(piece, 0, next, from, piece.length);
      System.arraycopy(bytes, to, next, from + piece.length, bytes.length - to);
      bytes = next;
    }
    return bytes;
  }

  @Test
  void aLineIsUnderstoodOrRefusedWithAReason() {
    LineReader reader = new LineReader("default");
    int refused = 0;
    int read = 0;
    for (long seed = 1; seed <= ROUNDS; seed++) {
      byte[] line = changed(new SplittableRandom(seed));
      try {
        assertThat(reader.read(line, 0, line.length).operations()).isNotEmpty();
        read++;
      } catch (LineFormatException e) {
        assertThat(e.getMessage()).isNotBlank();
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + new String(line, UTF_8), e);
      }
    }
    assertThat(refused).isGreaterThan(ROUNDS / 4);
    assertThat(read).isGreaterThan(ROUNDS / 100);
  }
}
