package io.t4dx.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.component.Change;
import io.t4dx.core.component.SavedState;
import io.t4dx.model.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Checkpoints that somebody changed and gave a checksum that fits: they are refused, or are others,
 * and nothing else comes of it.
 */
final class HostileCheckpointTest {
  private static final int ROUNDS = Integer.getInteger("t4dx.rounds", 4_000);
  private static final int SHA_BYTES = 32;

  private static byte[] plain() throws IOException {
    Bytes state = Bytes.of((byte) 1, (byte) 2, (byte) 3);
    CheckpointContents contents =
        new CheckpointContents(
            new UUID(1, 2),
            42,
            1_763_700_000_123_456L,
            Bytes.of("identity".getBytes(StandardCharsets.US_ASCII)),
            Bytes.EMPTY,
            List.of("segments/000012.seg", "wal/00000007.wal.jsonl"),
            new TreeMap<>(
                Map.of(
                    "gate", new SavedState(Optional.of(state), List.of()),
                    "own",
                        new SavedState(
                            Optional.empty(), List.of(new Change("OWN", state, 17, 99))))));
    byte[] compressed = CheckpointCodec.encode(contents);
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      byte[] all = gzip.readAllBytes();
      return Arrays.copyOf(all, all.length - SHA_BYTES);
    }
  }

  private static byte[] sealed(byte[] plain) throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(sealed)) {
      gzip.write(plain);
      gzip.write(MessageDigest.getInstance("SHA-256").digest(plain));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    return sealed.toByteArray();
  }

  private static byte[] changed(byte[] plain, SplittableRandom random) {
    byte[] bytes = plain.clone();
    for (int times = random.nextInt(1, 4); times > 0; times--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) -1);
        default -> bytes = Arrays.copyOf(bytes, random.nextInt(8, bytes.length + 9));
      }
    }
    return bytes;
  }

  @Test
  void aCheckpointIsRefusedOrIsAnother() throws IOException {
    byte[] plain = plain();
    int refused = 0;
    int read = 0;
    for (long seed = 1; seed <= ROUNDS; seed++) {
      byte[] bytes = sealed(changed(plain, new SplittableRandom(seed)));
      try {
        assertThat(CheckpointCodec.decode("c", bytes).files()).isNotNull();
        read++;
      } catch (CheckpointDamagedException | CheckpointVersionException e) {
        refused++;
      } catch (RuntimeException | OutOfMemoryError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(refused).isGreaterThan(ROUNDS / 4);
    assertThat(read).isGreaterThan(ROUNDS / 50);
  }

  /** Its files are copied to where it is restored, and nowhere else. */
  @Test
  void aFileOutsideTheStoreIsRefused() throws IOException {
    byte[] plain = plain();
    byte[] name = "segments/000012.seg".getBytes(StandardCharsets.US_ASCII);
    byte[] outside = "../../../etc/passwd".getBytes(StandardCharsets.US_ASCII);
    int at = new String(plain, StandardCharsets.ISO_8859_1).indexOf("segments/");
    System.arraycopy(outside, 0, plain, at, name.length);
    assertThat(outside).hasSameSizeAs(name);
    byte[] bytes = sealed(plain);
    assertThatThrownBy(() -> CheckpointCodec.decode("c", bytes))
        .isInstanceOf(CheckpointDamagedException.class)
        .hasMessageContaining("../../../etc/passwd");
  }
}
