package io.t4dx.house.planted;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Each method breaks the ban on unseeded randomness, but for the last. */
public final class DrawsRandomly {
  Random random() {
    return new Random();
  }

  Supplier<Random> reference() {
    return Random::new;
  }

  SplittableRandom splittable() {
    return new SplittableRandom();
  }

  double math() {
    return Math.random();
  }

  int threadLocal() {
    return ThreadLocalRandom.current().nextInt();
  }

  byte[] secure() {
    return new SecureRandom().generateSeed(1);
  }

  UUID uuid() {
    return UUID.randomUUID();
  }

  void shuffle(List<String> list) {
    Collections.shuffle(list);
  }

  Random allowed(long seed) {
    return new Random(seed);
  }
}
