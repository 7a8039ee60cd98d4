package io.t4dx.compaction.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Forms sequences of replayed items: those of one session, in the order of their event times, whose
 * neighbours lie no further apart than the gap.
 *
 * <p>A run of fewer than {@link #SHORTEST} items joins nothing. A run of more than {@link #LONGEST}
 * is cut into as few pieces as can be, whose lengths differ by at most one: 11 items become 6 and
 * 5, so that no item is left over. Items of the same time keep the order of their indexes.
 *
 * @param gap the longest time between neighbours of a sequence
 */
public record Sequences(Duration gap) {
  /** Fewer items in a row than this are no sequence. */
  public static final int SHORTEST = 3;

  /** More items in a row than this are several sequences. */
  public static final int LONGEST = 10;

  /** The pause after which web sessions, too, are commonly held to have ended. */
  public static final Duration DEFAULT_GAP = Duration.ofMinutes(30);

  /** The widest gap: a session that slept for a day did not go on. */
  public static final Duration WIDEST_GAP = Duration.ofDays(1);

  private static final Duration NARROWEST_GAP = Duration.ofMillis(1);

  /** Refuses a gap below a millisecond or above a day. */
  public Sequences {
    if (gap.compareTo(NARROWEST_GAP) < 0 || gap.compareTo(WIDEST_GAP) > 0) {
      throw new IllegalArgumentException(
          "gap is " + gap + ", must be from " + NARROWEST_GAP + " to " + WIDEST_GAP);
    }
  }

  /** Sequences within the default gap. */
  public static Sequences withDefaults() {
    return new Sequences(DEFAULT_GAP);
  }

  /**
   * The sequences of the items 0, 1, ...: each holds the indexes of its items in event-time order;
   * sessions follow each other by number, and sequences of one session by time.
   *
   * @param sessions each item's session, as a number of the caller's choice; negative for none
   * @param eventTimes each item's event time in microseconds
   */
  public List<int[]> form(int[] sessions, long[] eventTimes) {
    if (sessions.length != eventTimes.length) {
      throw new IllegalArgumentException(
          sessions.length + " sessions for " + eventTimes.length + " event times");
    }
    int[] order = order(sessions, eventTimes);
    List<int[]> sequences = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= order.length; i++) {
      if (i == order.length || !follows(order[i - 1], order[i], sessions, eventTimes)) {
        cut(order, start, i, sequences);
        start = i;
      }
    }
    return sequences;
  }

  private static int[] order(int[] sessions, long[] eventTimes) {
    Integer[] order = new Integer[sessions.length];
    int count = 0;
    for (int i = 0; i < sessions.length; i++) {
      if (sessions[i] >= 0) {
        order[count++] = i;
      }
    }
    // The sort is stable, so that equal times keep the order of their indexes.
    Arrays.sort(
        order,
        0,
        count,
        Comparator.<Integer>comparingInt(i -> sessions[i]).thenComparingLong(i -> eventTimes[i]));
    int[] sorted = new int[count];
    Arrays.setAll(sorted, i -> order[i]);
    return sorted;
  }

  private boolean follows(int earlier, int later, int[] sessions, long[] eventTimes) {
    if (sessions[earlier] != sessions[later]) {
      return false;
    }
    // The later time is not below the earlier, so a difference below zero has overflowed.
    long apart = eventTimes[later] - eventTimes[earlier];
    return apart >= 0 && apart <= gap.toNanos() / 1_000;
  }

  private static void cut(int[] order, int from, int to, List<int[]> sequences) {
    int length = to - from;
    if (length < SHORTEST) {
      return;
    }
    int pieces = Math.ceilDiv(length, LONGEST);
    int start = from;
    for (int piece = 0; piece < pieces; piece++) {
      int end = start + length / pieces + (piece < length % pieces ? 1 : 0);
      sequences.add(Arrays.copyOfRange(order, start, end));
      start = end;
    }
  }
}
