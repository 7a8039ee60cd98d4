package io.t4dx.bench.hybrid;

import io.t4dx.bench.vectors.data.GaussianMixture;
import io.t4dx.bench.vectors.data.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The data of the workload, all of it from a seed: items of fifty sessions, two edges from each to
 * earlier items, and queries. The vectors of items that are yet to be inserted are drawn before
 * anything is timed.
 */
final class Scene {
  static final int SESSIONS = 50;
  static final int K = 10;
  static final float LEAST_WEIGHT = 0.1f;

  private static final long SEED = 41L;
  private static final int LINKS = 2;
  private static final int CHARACTERS = 300;
  private static final double TIE = 1e-5;
  private static final String[] WORDS =
      ("a the of to in we you they asked agreed built found fixed moved wrote read likes prefers"
           + " later today before after because meeting kitchen invoice ticket branch release plan")
          .split(" ");

  private final int items;
  private final int dimensions;
  private final Matrix vectors;
  private final Matrix queries;
  private final String[] sessions = new String[SESSIONS];

  /**
   * @param items that are loaded
   * @param more that can be inserted then
   * @param queries the different ones
   */
  Scene(int items, int more, int queries, int dimensions) {
    this.items = items;
    this.dimensions = dimensions;
    GaussianMixture mixture = new GaussianMixture(SEED, 100, dimensions);
    this.vectors = mixture.draw(0, items + more);
    this.queries = mixture.draw((long) items + more, queries);
    Arrays.setAll(sessions, i -> "session-" + i);
  }

  /** How many items are loaded before anything is measured. */
  int items() {
    return items;
  }

  /** How many items there can be in the end. */
  int most() {
    return vectors.rows();
  }

  int dimensions() {
    return dimensions;
  }

  int queries() {
    return queries.rows();
  }

  float[] query(int query) {
    return queries.row(query % queries.rows());
  }

  String session(int session) {
    return sessions[session];
  }

  /** An item, the same whenever it is asked for. */
  Memory memory(int number) {
    SplittableRandom random = new SplittableRandom(SEED * 31 + number);
    List<Memory.Link> links = new ArrayList<>(LINKS);
    for (int target : targets(number)) {
      links.add(new Memory.Link(target, (float) random.nextDouble()));
    }
    return new Memory(
        number,
        sessions[sessionOf(number)],
        text(random),
        (float) random.nextDouble(),
        vectors.row(number),
        links);
  }

  /** What an item links to: items that were loaded before it, and so are there. */
  int[] targets(int number) {
    if (number < LINKS) {
      return new int[0];
    }
    SplittableRandom random = new SplittableRandom(SEED * 17 + number);
    int before = Math.min(number, items);
    int first = random.nextInt(before);
    int second = (first + 1 + random.nextInt(before - 1)) % before;
    return new int[] {first, second};
  }

  static int sessionOf(int number) {
    return new SplittableRandom(~SEED ^ number).nextInt(SESSIONS);
  }

  /**
   * The share of the right answers that a search found, where {@code count} items are there: an
   * item is right if it is of the session and no farther than the exact last one.
   */
  double recall(int[] found, float[] query, int session, int count) {
    double[] best = new double[K];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    int there = 0;
    for (int number = 0; number < count; number++) {
      if (sessionOf(number) == session) {
        there++;
        double score = dot(query, number);
        if (score > best[0]) {
          best[0] = score;
          Arrays.sort(best);
        }
      }
    }
    int wanted = Math.min(K, there);
    double last = best[K - wanted];
    long right =
        Arrays.stream(found)
            .distinct()
            .filter(number -> number < count && sessionOf(number) == session)
            .filter(number -> dot(query, number) >= last - TIE)
            .limit(wanted)
            .count();
    return (double) right / wanted;
  }

  private double dot(float[] query, int number) {
    int offset = vectors.offset(number);
    float[] values = vectors.values();
    double sum = 0;
    for (int i = 0; i < query.length; i++) {
      sum += (double) query[i] * values[offset + i];
    }
    return sum;
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder(CHARACTERS + 16);
    while (text.length() < CHARACTERS) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return text.toString();
  }
}
