package io.t4dx.core.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.sim.SimulatedDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Manifests and CURRENT that somebody changed and gave a checksum that fits: they are refused, or
 * are others, and nothing else comes of it.
 */
final class HostileManifestTest {
  private static final int ROUNDS = Integer.getInteger("t4dx.rounds", 1_000);
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");
  private static final List<String> NUMBERS =
      List.of("-1", "0", "2147483648", "9223372036854775807", "9223372036854775808", "1e9", "007");

  private static String body(byte[] line) {
    String text = new String(line, ISO_8859_1);
    return text.substring(0, text.lastIndexOf(",\"crc\""));
  }

  private static byte[] changed(String body, SplittableRandom random) {
    byte[] bytes = body.getBytes(ISO_8859_1);
    int at = random.nextInt(bytes.length);
    int length = random.nextInt(1, 24);
    switch (random.nextInt(4)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> {
        byte[] shorter = Arrays.copyOf(bytes, Math.max(1, bytes.length - length));
        int from = Math.min(shorter.length, at);
        System.arraycopy(
            bytes, bytes.length - shorter.length + from, shorter, from, shorter.length - from);
        bytes = shorter;
      }
      case 2 -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(
            bytes,
            at,
            longer,
            Math.min(bytes.length, at + length),
            Math.min(bytes.length - at, longer.length - Math.min(bytes.length, at + length)));
        bytes = longer;
      }
      default -> {
        List<MatchResult> numbers = NUMBER.matcher(body).results().toList();
        MatchResult number = numbers.get(random.nextInt(numbers.size()));
        bytes =
            (body.substring(0, number.start())
                    + NUMBERS.get(random.nextInt(NUMBERS.size()))
                    + body.substring(number.end()))
                .getBytes(ISO_8859_1);
      }
    }
    return SealedLine.seal(bytes);
  }

  @Test
  void aManifestIsRefusedOrIsAnother() throws IOException {
    long refused = 0;
    long read = 0;
    for (long seed = 1; seed <= ROUNDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Manifest manifest =
          seed % 2 == 0 ? RandomManifests.small() : new RandomManifests(seed).next(seed);
      byte[] line = changed(body(ManifestEncoder.encode(manifest)), random);
      try {
        assertThat(ManifestDecoder.decode("a file", line).store()).isNotNull();
        read++;
      } catch (ManifestDamagedException | ManifestVersionException e) {
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + new String(line, ISO_8859_1), e);
      }
    }
    assertThat(refused).isGreaterThan(ROUNDS / 4);
    assertThat(read).isPositive();
  }

  @Test
  void currentIsRefusedOrNamesAnother() throws IOException {
    for (long seed = 1; seed <= ROUNDS / 8; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] line = changed(body(new CurrentFile(42, 612, 7).encode()), random);
      SimulatedDisk disk = new SimulatedDisk();
      try (DiskFile file = disk.create(ManifestPaths.CURRENT)) {
        file.writeFully(ByteBuffer.wrap(line), 0);
      }
      try {
        assertThat(CurrentFile.read(disk).manifest()).isNotNegative();
      } catch (ManifestDamagedException | ManifestVersionException e) {
        assertThat(e).hasMessageContaining(ManifestPaths.CURRENT);
      }
    }
  }
}
