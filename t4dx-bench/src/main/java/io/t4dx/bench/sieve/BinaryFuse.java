package io.t4dx.bench.sieve;

import io.t4dx.index.sieve.KeyHash;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A binary fuse filter with fingerprints of eight bits: the peer that was weighed against the
 * engine's sieve. See: Graf and Lemire, 'Binary Fuse Filters', 2022.
 */
final class BinaryFuse {
  private final long seed;
  private final int segmentLength;
  private final int segmentCountLength;
  private final byte[] fingerprints;

  private BinaryFuse(long seed, int segmentLength, int segmentCountLength, byte[] fingerprints) {
    this.seed = seed;
    this.segmentLength = segmentLength;
    this.segmentCountLength = segmentCountLength;
    this.fingerprints = fingerprints;
  }

  /** Of distinct keys. */
  static BinaryFuse of(long[] keys) {
    int size = Math.max(2, keys.length);
    int segmentLength = 1 << (int) Math.floor(Math.log(size) / Math.log(3.33) + 2.25);
    double factor = Math.max(1.125, 0.875 + 0.25 * Math.log(1_000_000) / Math.log(size));
    int capacity = (int) Math.round(size * factor);
    int segments = Math.max(1, (capacity + segmentLength - 1) / segmentLength - 2);
    SplittableRandom random = new SplittableRandom(1);
    for (int attempt = 0; attempt < 100; attempt++) {
      BinaryFuse made =
          new BinaryFuse(
              random.nextLong(),
              segmentLength,
              segments * segmentLength,
              new byte[(segments + 2) * segmentLength]);
      if (made.fill(keys)) {
        return made;
      }
    }
    throw new IllegalStateException("no seed fits " + keys.length + " keys");
  }

  private int place(long hash, int which) {
    int first = (int) Math.unsignedMultiplyHigh(hash, segmentCountLength);
    return switch (which) {
      case 0 -> first;
      case 1 -> (first + segmentLength) ^ ((int) (hash >>> 18) & (segmentLength - 1));
      default -> (first + 2 * segmentLength) ^ ((int) hash & (segmentLength - 1));
    };
  }

  private static byte fingerprint(long hash) {
    return (byte) (hash ^ (hash >>> 32));
  }

  /** Peels keys that have a place of their own; false if some have none. */
  private boolean fill(long[] keys) {
    int[] counts = new int[fingerprints.length];
    long[] hashes = new long[fingerprints.length];
    for (long key : keys) {
      long hash = KeyHash.mix(key + seed);
      for (int which = 0; which < 3; which++) {
        counts[place(hash, which)]++;
        hashes[place(hash, which)] ^= hash;
      }
    }
    int[] alone = new int[fingerprints.length];
    int pending = 0;
    for (int place = 0; place < counts.length; place++) {
      if (counts[place] == 1) {
        alone[pending++] = place;
      }
    }
    long[] order = new long[keys.length];
    int[] own = new int[keys.length];
    int size = 0;
    while (pending > 0) {
      int place = alone[--pending];
      if (counts[place] != 1) {
        continue;
      }
      long hash = hashes[place];
      order[size] = hash;
      own[size++] = place;
      for (int which = 0; which < 3; which++) {
        int other = place(hash, which);
        hashes[other] ^= hash;
        if (--counts[other] == 1) {
          alone[pending++] = other;
        }
      }
    }
    if (size < keys.length) {
      return false;
    }
    Arrays.fill(fingerprints, (byte) 0);
    for (int i = size - 1; i >= 0; i--) {
      byte sum = fingerprint(order[i]);
      for (int which = 0; which < 3; which++) {
        sum ^= fingerprints[place(order[i], which)];
      }
      fingerprints[own[i]] = (byte) (sum ^ fingerprints[own[i]]);
    }
    return true;
  }

  boolean mayContain(long key) {
    long hash = KeyHash.mix(key + seed);
    int found =
        fingerprints[place(hash, 0)] ^ fingerprints[place(hash, 1)] ^ fingerprints[place(hash, 2)];
    return (byte) found == fingerprint(hash);
  }

  long bytes() {
    return fingerprints.length;
  }
}
