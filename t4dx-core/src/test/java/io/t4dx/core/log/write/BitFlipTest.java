package io.t4dx.core.log.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.log.LogDamage;
import io.t4dx.core.log.LogDamagedException;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.read.LogReader;
import io.t4dx.core.log.read.LogVerification;
import io.t4dx.core.log.write.LogFixture.Opened;
import io.t4dx.store.RecoveryMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every single bit of a small log is flipped, and each flip must be found, placed and reported. */
class BitFlipTest {
  private static final LogOptions OPTIONS = LogFixture.SMALL.withFirstZeros(0);

  private final SimulatedDisk disk = new SimulatedDisk();

  /** Two files; the second is left without a seal, or with one. */
  private void write(boolean sealed) throws IOException {
    Opened log = LogFixture.openFresh(disk, OPTIONS);
    log.append("a");
    log.append("b");
    log.writer().rotate();
    log.append("c");
    log.append("d");
    log.append("e");
    while (log.writer().groundworkStep()) {
      assertThat(log.writer().poisoning()).isNull();
    }
    if (sealed) {
      log.writer().close();
    }
  }

  private record Place(String path, int offset, int bit, int line, int lines, boolean newest) {}

  private List<Place> everyBit() throws IOException {
    List<Place> places = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      String path = LogFixture.file(number);
      byte[] bytes = LogFixture.bytes(disk, path);
      int lines = (int) LogFixture.text(disk, path).lines().count();
      int line = 0;
      for (int i = 0; i < bytes.length; i++) {
        for (int bit = 0; bit < 8; bit++) {
          places.add(new Place(path, i, bit, line, lines, number == 2));
        }
        line += bytes[i] == '\n' ? 1 : 0;
      }
    }
    return places;
  }

  private static SimulatedDisk flipped(SimulatedDisk disk, Place place) throws IOException {
    SimulatedDisk flipped = LogFixture.copyOf(disk);
    flipped.flip(place.path(), place.offset(), place.bit());
    return flipped;
  }

  /** How many of the five entries lie before the line that was hit. */
  private static int entriesBefore(Place place) {
    int before = place.newest() ? 2 : 0;
    return before + Math.clamp(place.line() - 1, 0, place.newest() ? 3 : 2);
  }

  private static Map<Long, String> firstEntries(int count) {
    Map<Long, String> entries = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      entries.put(i + 1L, "abcde".substring(i, i + 1));
    }
    return entries;
  }

  /** Without a seal, nothing proves that the last line was more than an interrupted write. */
  private static boolean isTorn(Place place) {
    return place.newest() && place.line() == place.lines() - 1;
  }

  @Test
  void inAnUnsealedLog() throws IOException {
    write(false);
    for (Place place : everyBit()) {
      if (isTorn(place)) {
        everyModeCutsTheTail(place, 4);
      } else {
        everyModeSeesDamage(place);
      }
    }
  }

  @Test
  void inASealedLog() throws IOException {
    write(true);
    for (Place place : everyBit()) {
      if (isTorn(place)) {
        everyModeCutsTheTail(place, 5);
      } else {
        everyModeSeesDamage(place);
      }
    }
  }

  private void everyModeCutsTheTail(Place place, int left) throws IOException {
    for (RecoveryMode mode : RecoveryMode.values()) {
      SimulatedDisk flipped = flipped(disk, place);
      Opened log = LogFixture.open(flipped, OPTIONS, mode);
      assertThat(log.replayed().texts).as("%s", place).isEqualTo(firstEntries(left));
      assertThat(log.report().tornTail()).as("%s", place).isNotNull();
      assertThat(log.report().quarantined()).as("%s", place).hasSize(1);
    }
  }

  private void everyModeSeesDamage(Place place) throws IOException {
    SimulatedDisk flipped = flipped(disk, place);
    Map<String, String> before = LogFixture.contents(flipped);
    LogVerification verification = LogReader.open(flipped).verify();
    assertThat(verification.damages()).as("%s", place).isNotEmpty();
    LogDamagedException refusal =
        Objects.requireNonNull(
            catchThrowableOfType(
                LogDamagedException.class, () -> LogFixture.open(flipped, OPTIONS)),
            () -> "not refused: " + place);
    LogDamage damage = refusal.damages().getFirst();
    int good = entriesBefore(place);
    assertThat(refusal)
        .as("%s", place)
        .hasMessageContaining(flipped.describe(place.path()))
        .hasMessageContaining("offset " + damage.offset())
        .hasMessageContaining("t4dx repair STORE --salvage");
    assertThat(damage.offset()).as("%s", place).isBetween(0L, (long) place.offset());
    assertThat(damage.firstLsn()).as("%s", place).isEqualTo(good + 1);
    assertThat(damage.lastLsn()).as("%s", place).isEqualTo(5);
    assertThat(LogFixture.contents(flipped)).as("STRICT touched %s", place).isEqualTo(before);

    Opened degraded = LogFixture.open(flipped, OPTIONS, RecoveryMode.DEGRADED);
    assertThat(degraded.replayed().texts).as("%s", place).isEqualTo(firstEntries(good));
    assertThat(degraded.report().degraded()).as("%s", place).isTrue();
    assertThat(allBytes(flipped)).as("%s", place).contains(tailOf(before, damage, flipped));
    assertThat(degraded.append("f")).as("%s", place).isEqualTo(6);
    degraded.writer().close();
    assertThat(LogFixture.open(flipped, OPTIONS).replayed().texts.values())
        .as("%s", place)
        .hasSize(good + 1)
        .contains("f");

    SimulatedDisk cleaned = flipped(disk, place);
    Opened clean = LogFixture.open(cleaned, OPTIONS, RecoveryMode.CLEAN);
    assertThat(clean.replayed().texts).as("%s", place).isEmpty();
    assertThat(clean.report().startedFresh()).as("%s", place).isTrue();
    assertThat(clean.report().quarantined()).as("%s", place).hasSize(2);
    assertThat(clean.append("f")).as("%s", place).isEqualTo(6);
  }

  private static String tailOf(Map<String, String> before, LogDamage damage, SimulatedDisk disk) {
    for (Map.Entry<String, String> file : before.entrySet()) {
      if (disk.describe(file.getKey()).equals(damage.file())) {
        return file.getValue().substring(Math.min((int) damage.offset(), file.getValue().length()));
      }
    }
    throw new AssertionError(damage);
  }

  private static String allBytes(SimulatedDisk disk) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Map.Entry<String, String> file : LogFixture.contents(disk).entrySet()) {
      if (file.getKey().startsWith("quarantine/")) {
        all.append(file.getValue());
      }
    }
    return all.toString();
  }
}
