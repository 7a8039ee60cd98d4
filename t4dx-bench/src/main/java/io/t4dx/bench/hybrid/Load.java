package io.t4dx.bench.hybrid;

import io.t4dx.bench.report.Latencies;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** One thread's stream of operations, and how long each took. */
final class Load {
  private static final float STEP = 0.01f;

  private final HybridSystem system;
  private final Scene scene;
  private final AtomicInteger next;
  private final Mix mix;
  private final SplittableRandom random;
  private final Map<Kind, Latencies> latencies = new EnumMap<>(Kind.class);
  private long neighbours;

  /**
   * @param next the number of the next item to be inserted, shared by all threads
   */
  Load(HybridSystem system, Scene scene, AtomicInteger next, Mix mix, long seed) {
    this.mix = mix;
    this.system = system;
    this.scene = scene;
    this.next = next;
    this.random = new SplittableRandom(seed);
    for (Kind kind : Kind.values()) {
      latencies.put(kind, new Latencies());
    }
  }

  /** Goes on until a moment, or until there are no more items to insert. */
  void run(long untilNanos) throws IOException {
    while (System.nanoTime() < untilNanos && one()) {}
  }

  private boolean one() throws IOException {
    Kind kind = mix.at(random.nextInt(100));
    return switch (kind) {
      case SEARCH -> {
        float[] query = scene.query(random.nextInt(scene.queries()));
        String session = scene.session(random.nextInt(Scene.SESSIONS));
        long start = System.nanoTime();
        Found found = system.search(query, session, Scene.K, Scene.LEAST_WEIGHT);
        took(kind, start);
        neighbours += found.neighbours();
        yield true;
      }
      case INSERT -> {
        int number = next.getAndIncrement();
        if (number >= scene.most()) {
          next.decrementAndGet();
          yield false;
        }
        Memory memory = scene.memory(number);
        long start = System.nanoTime();
        system.insert(memory);
        took(kind, start);
        yield true;
      }
      case UPDATE -> {
        update();
        yield true;
      }
    };
  }

  private void update() throws IOException {
    int source = 2 + random.nextInt(scene.items() - 2);
    float delta = random.nextBoolean() ? STEP : -STEP;
    if (random.nextBoolean()) {
      long start = System.nanoTime();
      system.addToKappa(source, delta);
      took(Kind.UPDATE, start);
    } else {
      int target = scene.targets(source)[random.nextInt(2)];
      long start = System.nanoTime();
      system.addToWeight(source, target, delta);
      took(Kind.UPDATE, start);
    }
  }

  private void took(Kind kind, long start) {
    latencies.get(kind).add(System.nanoTime() - start);
  }

  Latencies latencies(Kind kind) {
    return latencies.get(kind);
  }

  /** The edges that its searches followed. */
  long neighbours() {
    return neighbours;
  }
}
