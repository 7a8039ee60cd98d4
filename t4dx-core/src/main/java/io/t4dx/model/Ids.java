package io.t4dx.model;

import java.util.Comparator;
import java.util.UUID;

/**
 * The order of ids: as unsigned 128-bit numbers, which is the order of their bytes and of their
 * text. {@link UUID#compareTo} compares signed halves and would tear ids with a high first bit out
 * of that order.
 */
public final class Ids {
  public static final Comparator<UUID> ORDER = Ids::compare;

  private Ids() {}

  public static int compare(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }
}
