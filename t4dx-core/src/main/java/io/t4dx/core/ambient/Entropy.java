package io.t4dx.core.ambient;

import java.util.UUID;

/** Fresh randomness: the seed of a store's generators, and the identity of a new store. */
public final class Entropy {
  private Entropy() {}

  /** A seed that no other run has, except by chance. */
  public static long seed() {
    return uuid().getMostSignificantBits() ^ uuid().getLeastSignificantBits();
  }

  public static UUID uuid() {
    return UUID.randomUUID();
  }
}
