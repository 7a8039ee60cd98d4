package io.t4dx.index.sieve;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The 64-bit hashes of keys, as sieves in files know them: never changed.
 *
 * <p>{@code mix} is a permutation of 64-bit numbers in which each bit of the input changes half the
 * bits of the output. A hash takes in one word after the other: {@code h = mix(h * M + word)}, with
 * {@code M} odd, so that for equal beginnings different words never collide, and the order of words
 * counts.
 */
public final class KeyHash {
  private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

  private KeyHash() {}

  /** Stafford's thirteenth variant of the finisher of MurmurHash3. */
  public static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }

  /** Takes one more word into a hash. */
  public static long with(long hash, long word) {
    return mix(hash * MULTIPLIER + word);
  }

  /** Takes an id into a hash: its high word, then its low word. */
  public static long with(long hash, UUID id) {
    return with(with(hash, id.getMostSignificantBits()), id.getLeastSignificantBits());
  }

  /**
   * The hash of a text, for the names of namespaces and types, which are made once and kept: its
   * length in bytes, then its UTF-8 bytes as little-endian words, the last one filled with zeroes.
   */
  public static long of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long hash = mix(bytes.length);
    for (int from = 0; from < bytes.length; from += 8) {
      long word = 0;
      for (int i = Math.min(bytes.length, from + 8) - 1; i >= from; i--) {
        word = (word << 8) | (bytes[i] & 0xff);
      }
      hash = with(hash, word);
    }
    return hash;
  }

  /**
   * The hash of an item's key.
   *
   * @param namespace {@link #of(String)} its namespace
   */
  public static long item(long namespace, UUID id) {
    return with(namespace, id);
  }

  /**
   * The hash of an edge's key.
   *
   * @param namespace {@link #of(String)} its namespace
   * @param type {@link #of(String)} the name of its type
   */
  public static long edge(long namespace, UUID source, long type, UUID target) {
    return with(with(with(namespace, source), type), target);
  }
}
