package io.t4dx.core.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * In which order the rows of several segments, or their edges, follow each other in the merged one.
 * Takes twelve bytes for each.
 */
final class MergeOrder {
  /** The place in the merged segment of what is not taken over. */
  static final int DROPPED = -1;

  private final long[] sources;
  private final int[][] places;

  private MergeOrder(long[] sources, int[][] places) {
    this.sources = sources;
    this.places = places;
  }

  /**
   * What one segment brings along.
   *
   * @param count its numbers are below it
   * @param dead those that are not taken over
   * @param keyOf rises with the numbers
   */
  record Run<K>(int count, RoaringBitmap dead, IntFunction<K> keyOf) {}

  /** Merges runs in which no key that is taken over is there twice. */
  static <K> MergeOrder of(List<Run<K>> runs, Comparator<K> order) {
    int[][] places = new int[runs.size()][];
    long total = 0;
    List<Head<K>> heads = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Run<K> run = runs.get(i);
      places[i] = new int[run.count()];
      Arrays.fill(places[i], DROPPED);
      total += run.count() - run.dead().getCardinality();
      heads.add(new Head<>(i, run));
    }
    long[] sources = new long[Math.toIntExact(total)];
    for (int place = 0; place < sources.length; place++) {
      Head<K> least = least(heads, order);
      sources[place] = (long) least.input << 32 | least.number;
      places[least.input][least.number] = place;
      least.step();
    }
    return new MergeOrder(sources, places);
  }

  /** There are a dozen at most, and most often the same one again is the least. */
  private static <K> Head<K> least(List<Head<K>> heads, Comparator<K> order) {
    Head<K> least = null;
    for (Head<K> head : heads) {
      if (head.key != null
          && (least == null || least.key == null || order.compare(head.key, least.key) < 0)) {
        least = head;
      }
    }
    if (least == null) {
      throw new IllegalStateException("there is less than was counted");
    }
    return least;
  }

  private static final class Head<K> {
    final int input;
    private final PeekableIntIterator numbers;
    private final IntFunction<K> keyOf;
    int number;
    @Nullable K key;

    Head(int input, Run<K> run) {
      this.input = input;
      this.keyOf = run.keyOf();
      this.numbers = RoaringBitmap.flip(run.dead(), 0L, run.count()).getIntIterator();
      step();
    }

    void step() {
      if (numbers.hasNext()) {
        number = numbers.next();
        key = keyOf.apply(number);
      } else {
        key = null;
      }
    }
  }

  int size() {
    return sources.length;
  }

  /** Which of the merged segments has what is at a place. */
  int input(int place) {
    return (int) (sources[place] >>> 32);
  }

  /** Its number there. */
  int number(int place) {
    return (int) sources[place];
  }

  /** Where a number of an input goes; {@link #DROPPED} where it is not taken over. */
  int place(int input, int number) {
    return places[input][number];
  }

  /** Where numbers of an input go, without those that are not taken over. */
  RoaringBitmap places(int input, RoaringBitmap numbers) {
    RoaringBitmap moved = new RoaringBitmap();
    numbers.forEach(
        (int number) -> {
          int place = places[input][number];
          if (place != DROPPED) {
            moved.add(place);
          }
        });
    return moved;
  }
}
