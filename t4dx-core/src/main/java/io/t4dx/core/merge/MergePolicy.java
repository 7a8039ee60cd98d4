package io.t4dx.core.merge;

import java.util.Optional;

/**
 * Which neighbouring segments to merge, by their sizes alone.
 *
 * <p>A run of segments is merged when the largest of it is at most half of the whole, so that
 * everything that is written again ends up in a segment of at least twice the size: with a fan-in
 * of four and flushes of one size, an item is written once for each time that the store grows
 * fourfold. Where there are more segments than there should be, the two neighbours that are
 * smallest together are merged, whatever their sizes.
 *
 * @param fanIn how many are merged at least; 0 where nothing is merged
 * @param most how many segments there should be at most
 * @param largest rows and edges of a merged segment: what is kept in memory while one is written
 *     grows with it
 */
public record MergePolicy(int fanIn, int most, long largest) {
  /** Merging that keeps a million items in about ten segments. */
  public static final MergePolicy DEFAULT = new MergePolicy(4, 10, 4_000_000);

  /** No merging. */
  public static final MergePolicy NEVER = new MergePolicy(0, Integer.MAX_VALUE, 0);

  public MergePolicy {
    if (fanIn != 0 && (fanIn < 2 || most < 1 || largest < 1)) {
      throw new IllegalArgumentException("cannot merge " + fanIn + " to keep " + most);
    }
  }

  /** Neighbours, from {@code first} on and before {@code end}. */
  public record Run(int first, int end) {}

  /**
   * The next run to merge; none where all is well.
   *
   * @param sizes rows and edges that count, oldest segment first; negative for a segment that must
   *     not be merged now
   */
  public Optional<Run> choose(long[] sizes) {
    if (fanIn == 0) {
      return Optional.empty();
    }
    Optional<Run> balanced = cheapest(sizes, fanIn, true);
    return balanced.isPresent() || sizes.length <= most ? balanced : cheapest(sizes, 2, false);
  }

  private Optional<Run> cheapest(long[] sizes, int length, boolean balanced) {
    Optional<Run> best = Optional.empty();
    long least = largest;
    for (int first = 0; first + length <= sizes.length; first++) {
      long total = 0;
      long greatest = 0;
      boolean allowed = true;
      for (int i = first; i < first + length; i++) {
        allowed &= sizes[i] >= 0;
        total += sizes[i];
        greatest = Math.max(greatest, sizes[i]);
      }
      if (allowed && total <= least && (!balanced || 2 * greatest <= total)) {
        least = total;
        best = Optional.of(new Run(first, first + length));
      }
    }
    return best;
  }
}
