package io.t4dx.compaction.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.compaction.rem.PrototypeMark;
import io.t4dx.model.EdgeType;
import io.t4dx.query.Filter;
import io.t4dx.query.Hit;
import io.t4dx.query.Search;
import io.t4dx.sleep.Fate;
import io.t4dx.sleep.SleepReport;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.write.FieldUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A year of an agent on a clock that goes only when it is told to: by day it writes, searches and
 * reinforces what it uses, by night the store sleeps. What is used survives, what is not is
 * forgotten, and space stays bounded. {@code target/simulated-year.txt} draws it.
 */
final class SimulatedYearTest {
  private static final long SEED = 20_260_301;
  private static final int DAYS = 365;
  private static final int A_DAY = 6;
  private static final int TOPICS = 8;
  private static final int DIMENSIONS = 16;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final float[][] topics = topics();
  private final Set<Long> used = new HashSet<>();
  private final Set<Long> unused = new HashSet<>();
  private final StringBuilder drawing =
      new StringBuilder("day  items  firm  prototypes  forgotten  segment KB\n");
  private long next = 1;

  private float[][] topics() {
    float[][] made = new float[TOPICS][DIMENSIONS];
    for (float[] topic : made) {
      for (int i = 0; i < DIMENSIONS; i++) {
        topic[i] = (float) random.nextGaussian();
      }
    }
    return made;
  }

  private float[] near(int topic) {
    float[] vector = topics[topic].clone();
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] += (float) random.nextGaussian() * 0.15f;
    }
    return vector;
  }

  @Test
  void whatIsUsedSurvivesAndWhatIsNotIsForgotten() throws IOException {
    long forgotten = 0;
    long prototypes = 0;
    long mostBytes = 0;
    long bytesAfterWarmUp = 0;
    try (Bed bed = Bed.made(sleep -> sleep.set(SleepSetting.ARCHIVE_BYTES, 100_000))) {
      for (int day = 1; day <= DAYS; day++) {
        day(bed);
        bed.pass(Duration.ofHours(16));
        SleepReport night = bed.store().sleep().run();
        assertThat(night.complete()).isTrue();
        assertThat(night.changedSince()).isEmpty();
        forgotten += night.forgotten().count();
        prototypes += night.clusters().stream().filter(SleepReport.Cluster::isNew).count();
        long bytes = night.bytes().after();
        mostBytes = Math.max(mostBytes, bytes);
        bytesAfterWarmUp = day == 120 ? mostBytes : bytesAfterWarmUp;
        if (day % 15 == 0) {
          bed.reopen();
          draw(bed, day, prototypes, forgotten, bytes);
        }
        bed.pass(Duration.ofHours(8));
      }
      Files.createDirectories(Path.of("target"));
      Files.writeString(Path.of("target/simulated-year.txt"), drawing);
      checkWhatIsLeft(bed);
      // Little is kept for good, so a year takes hardly more than its first months.
      assertThat(mostBytes).isLessThan(3 * bytesAfterWarmUp);
      assertThat(bed.store().stats().segments().count()).isLessThan(12);
      assertThat(prototypes).isBetween(1L, 60L);
      assertThat(bed.store().count(Bed.ALICE, PrototypeMark.filter())).isEqualTo(prototypes);
      assertThat(forgotten).isGreaterThan(DAYS * A_DAY / 3);
    }
  }

  /** A session of memories of one topic, some of which matter; then looking for what was there. */
  private void day(Bed bed) {
    int topic = random.nextInt(TOPICS);
    String session = "session " + next;
    long before = 0;
    for (int i = 0; i < A_DAY; i++) {
      boolean matters = random.nextInt(4) == 0;
      long id = next++;
      bed.insert(
          Bed.draft(id)
              .vector(near(matters ? topic : random.nextInt(TOPICS)))
              .session(session)
              .importance(matters ? 0.75f : 0.05f));
      (matters ? used : unused).add(id);
      if (before > 0) {
        bed.edge(before, EdgeType.SEQUENCE, id, 0.5f);
      }
      before = id;
      bed.pass(Duration.ofMinutes(5));
    }
    reinforce(bed, topic);
  }

  /** What is found and matters becomes firmer, as an application would have it. */
  private void reinforce(Bed bed, int topic) {
    List<Hit> hits =
        bed.store().search(Search.in(Bed.ALICE).nearest(near(topic)).k(5).build()).hits();
    for (Hit hit : hits) {
      if (hit.item().importance() >= 0.5f) {
        bed.store()
            .update(
                hit.item().key(),
                FieldUpdate.builder().addToAccessCount(1).addToKappa(0.02f).build());
      }
    }
  }

  private void checkWhatIsLeft(Bed bed) {
    assertThat(used).allMatch(bed::isThere);
    List<Long> old = unused.stream().filter(id -> id < next - 40L * A_DAY).toList();
    assertThat(old).noneMatch(bed::isThere);
    long first = old.stream().min(Long::compare).orElseThrow();
    long last = old.stream().max(Long::compare).orElseThrow();
    assertThat(bed.store().sleep().why(Bed.key(last)).kind()).isEqualTo(Fate.Kind.FORGOTTEN);
    assertThat(bed.store().sleep().restore(Bed.key(last))).isTrue();
    // The archive keeps only so much: the first ones have left it, and that is known too.
    assertThat(bed.store().sleep().why(Bed.key(first)).forgotten().orElseThrow().file()).isEmpty();
  }

  private void draw(Bed bed, int day, long prototypes, long forgotten, long bytes) {
    long items = bed.store().stats().items();
    long firm = bed.store().count(Bed.ALICE, Filter.kappaBetween(0.3f, 1f));
    drawing.append(
        "%3d  %5d  %4d  %10d  %9d  %10d  %s%n"
            .formatted(
                day,
                items,
                firm,
                prototypes,
                forgotten,
                bytes / 1024,
                "#".repeat((int) items / 40)));
  }
}
