package io.t4dx.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.t4dx.core.codec.Seeds;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionEntry;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.format.SegmentVersionException;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.testing.DiskImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Damage is found before it is believed: a reader gets the right answer or an error. */
final class SegmentDamageTest {
  private static final String FILE = "segments/000005.seg";

  private final SimulatedDisk disk = new SimulatedDisk();
  private List<String> right = List.of();
  private byte[] bytes = {};

  @BeforeEach
  void writeSmallSegment() throws IOException {
    SegmentModel model = new RandomSegments(11).model(4, 4);
    SegmentWriter.write(disk, 5, model, Metric.COSINE);
    right = SegmentAnswers.of(model);
    bytes = DiskImage.read(disk, FILE);
  }

  /** Puts other bytes in the place of the file. */
  private void put(byte[] damaged) throws IOException {
    if (disk.exists(FILE)) {
      disk.delete(FILE);
    }
    disk.create(FILE).close();
    DiskImage.write(disk, FILE, 0, damaged);
  }

  /** Opens, reads everything; true if that was noticed to be damaged. */
  private boolean isNoticed(String what) throws IOException {
    try (Segment segment = Segment.open(disk, 5)) {
      boolean verified = !segment.verify().isEmpty();
      assertThat(SegmentAnswers.of(segment)).as(what).isEqualTo(right);
      return verified;
    } catch (CorruptSegmentException | CorruptIndexException e) {
      return true;
    }
  }

  /** The same without a look at every byte first: damage must show at its first touch. */
  private void neverMisleads(String what) throws IOException {
    try (Segment segment = Segment.open(disk, 5)) {
      assertThat(SegmentAnswers.of(segment)).as(what).isEqualTo(right);
    } catch (CorruptSegmentException e) {
      assertThat(e).as(what).hasMessageContaining("000005.seg").hasMessageContaining("offset");
    } catch (CorruptIndexException e) {
      try (Segment again = Segment.open(disk, 5)) {
        assertThat(again.verify()).as(what).isNotEmpty();
      }
    }
  }

  @Test
  void everyChangedByteIsNoticed() throws IOException {
    int[] masks = {1, 0x80, 0xFF};
    for (int at = 0; at < bytes.length; at++) {
      int mask = masks[at % masks.length];
      byte[] damaged = bytes.clone();
      damaged[at] ^= (byte) mask;
      put(damaged);
      String what = "byte " + at + " ^ " + mask;
      assertThat(isNoticed(what)).as(what).isTrue();
      neverMisleads(what);
    }
  }

  @Test
  void everyTruncationIsNoticed() throws IOException {
    for (int length = 0; length < bytes.length; length++) {
      put(Arrays.copyOf(bytes, length));
      assertThat(isNoticed("cut to " + length)).as("cut to " + length).isTrue();
    }
  }

  @Test
  void randomDamageNeverMisleads() throws IOException {
    long seed = Seeds.of("SegmentDamageTest", new SplittableRandom().nextLong());
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 3000; round++) {
      byte[] damaged = bytes.clone();
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        int from = random.nextInt(bytes.length);
        int length = Math.min(random.nextInt(1, 200), bytes.length - from);
        switch (random.nextInt(3)) {
          case 0 -> Arrays.fill(damaged, from, from + length, (byte) 0);
          case 1 -> {
            int to = random.nextInt(bytes.length - length + 1);
            System.arraycopy(bytes, from, damaged, to, length);
          }
          default -> damaged[from] = (byte) random.nextInt();
        }
      }
      put(random.nextInt(8) == 0 ? Arrays.copyOf(damaged, random.nextInt(bytes.length)) : damaged);
      neverMisleads("round " + round);
    }
  }

  @Test
  void damagedIndexesAreDoneWithoutAndRebuilt() throws IOException {
    Set<Section> damagedOnes = new HashSet<>();
    for (SectionEntry entry : entries()) {
      Section section = section(entry);
      byte[] damaged = bytes.clone();
      damaged[(int) (entry.offset() + entry.length() / 2)] ^= 0x40;
      put(damaged);
      if (section.role() == Section.Role.TRUTH) {
        cannotBeRebuilt(section);
        continue;
      }
      damagedOnes.add(section);
      try (Segment segment = Segment.open(disk, 5)) {
        assertThat(segment.verify())
            .singleElement()
            .matches(damage -> damage.section().equals(Optional.of(section)))
            .matches(damage -> damage.getMessage().contains(section.text()));
        assertThat(SegmentAnswers.of(segment)).as(section.text()).isEqualTo(right);
        SegmentRebuild.write(disk, 6, segment, Metric.COSINE);
      }
      try (Segment rebuilt = Segment.open(disk, 6)) {
        assertThat(rebuilt.verify()).isEmpty();
        assertThat(SegmentAnswers.of(rebuilt)).isEqualTo(right);
      }
      disk.delete("segments/000006.seg");
    }
    assertThat(damagedOnes).hasSize(11);
  }

  private void cannotBeRebuilt(Section section) throws IOException {
    try (Segment segment = Segment.open(disk, 5)) {
      SegmentRebuild.write(disk, 6, segment, Metric.COSINE);
      fail("damage in " + section + " went unnoticed");
    } catch (CorruptSegmentException e) {
      assertThat(e.section()).contains(section);
      assertThat(disk.exists("segments/000006.seg")).isFalse();
    }
  }

  @Test
  void aNewerVersionIsRefused() throws IOException {
    byte[] newer = bytes.clone();
    newer[8] = 2;
    CRC32C crc = new CRC32C();
    crc.update(newer, 0, 60);
    for (int i = 0; i < 4; i++) {
      newer[60 + i] = (byte) (crc.getValue() >>> (8 * i));
    }
    put(newer);
    try (Segment segment = Segment.open(disk, 5)) {
      fail("opened segment " + segment.number());
    } catch (SegmentVersionException e) {
      assertThat(e).hasMessageContaining("000005.seg is of format 2").hasMessageContaining("newer");
    }
  }

  private List<SectionEntry> entries() throws IOException {
    try (SegmentFile file = SegmentFile.open(disk, FILE, 5)) {
      return file.entries();
    }
  }

  private static Section section(SectionEntry entry) {
    for (Section section : Section.values()) {
      if (section.text().equals(entry.name())) {
        return section;
      }
    }
    throw new AssertionError(entry.name());
  }
}
