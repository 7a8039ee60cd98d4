package io.t4dx.core.guard;

import io.t4dx.core.degrade.WritePath;
import io.t4dx.core.engine.Engine;
import io.t4dx.core.engine.EngineCare;
import io.t4dx.core.health.Check;
import io.t4dx.resilience.DegradationLevel;
import io.t4dx.resilience.ResilienceOptions;
import io.t4dx.sleep.SleepProgress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The checks of a store's health. Each is made by one thread at a time. */
final class StoreChecks {
  private final Engine engine;
  private final EngineCare care;
  private final WritePath path;
  private final ResilienceOptions options;
  private long verified = -1;
  private long verifiedAt;
  private String damage = "";
  private long cycle = -1;
  private long cycleSince;

  StoreChecks(Engine engine, WritePath path, ResilienceOptions options) {
    this.engine = engine;
    this.care = engine.care();
    this.path = path;
    this.options = options;
    this.verifiedAt = care.ticks().getAsLong();
  }

  List<Check> all() {
    return List.of(
        new Check(
            "log",
            this::log,
            "look at the disk of the store; writes go on by themselves when it takes a new file of"
                + " the log"),
        new Check(
            "segments",
            this::segments,
            "look at the disk; close the store and run 't4dx repair STORE', see"
                + " docs/operations.md"),
        new Check("space", this::space, "make room on the disk, or move the store to a larger one"),
        new Check(
            "sleep",
            this::sleep,
            "look at store.sleep().status(); pause() ends the cycle, which goes on with the next"));
  }

  private String log() throws IOException {
    if (path.level() != DegradationLevel.NORMAL) {
      if (!path.recover()) {
        throw new IOException(
            "level "
                + path.level().number()
                + " since "
                + path.since()
                + ", "
                + path.waiting()
                + " writes are queued");
      }
      return "writes go on";
    }
    long start = care.ticks().getAsLong();
    path.probe();
    return "a line was written and synced in " + Duration.ofNanos(care.ticks().getAsLong() - start);
  }

  /** One segment at a time, so that all are read within the time that is given for it. */
  private String segments() throws IOException {
    List<Long> numbers = care.segments();
    long now = care.ticks().getAsLong();
    long each = options.verifyWithin().toNanos() / Math.max(1, numbers.size());
    if (!numbers.isEmpty() && now - verifiedAt >= each) {
      verifiedAt = now;
      verified =
          numbers.stream()
              .filter(number -> number > verified)
              .findFirst()
              .orElse(numbers.getFirst());
      List<String> damages = care.verify(verified);
      damage = String.join("; ", damages);
    }
    if (!damage.isEmpty()) {
      throw new IOException(damage);
    }
    return numbers.size()
        + " segments"
        + (verified < 0 ? "" : "; the latest verified is " + verified);
  }

  private String space() throws IOException {
    long free = care.freeBytes();
    if (free < options.leastFreeBytes()) {
      throw new IOException(
          free + " bytes are free, and " + options.leastFreeBytes() + " are wanted");
    }
    return free + " bytes are free";
  }

  private String sleep() throws IOException {
    if (!engine.canSleep()) {
      return "nothing can sleep here";
    }
    Optional<SleepProgress> running = engine.sleep().status().running();
    long now = care.ticks().getAsLong();
    long current = running.map(SleepProgress::cycle).orElse(-1L);
    if (current != cycle) {
      cycle = current;
      cycleSince = now;
    }
    if (cycle < 0) {
      return "awake";
    }
    Duration asleep = Duration.ofNanos(now - cycleSince);
    if (asleep.compareTo(options.longestSleep()) > 0) {
      throw new IOException("cycle " + cycle + " has been under way for " + asleep);
    }
    return "cycle " + cycle + " is under way";
  }
}
