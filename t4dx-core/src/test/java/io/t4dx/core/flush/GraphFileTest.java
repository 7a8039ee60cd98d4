package io.t4dx.core.flush;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.engine.Engine;
import io.t4dx.core.engine.EngineTuning;
import io.t4dx.core.live.VectorGraph;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.model.ItemDraft;
import io.t4dx.store.StoreOptions;
import io.t4dx.testing.DiskImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A graph file is used where every byte is as it was written for this very segment. */
final class GraphFileTest {
  private static final int ITEMS = 40;

  private final SimulatedDisk disk = new SimulatedDisk();
  private byte[] ofFirst = {};
  private byte[] ofSecond = {};

  /** A store with two segments, each with a graph. */
  @BeforeEach
  void makeAStore() throws IOException {
    SplittableRandom random = new SplittableRandom(21);
    EngineTuning tuning =
        EngineTuning.DEFAULT.flushing(EngineTuning.Flushing.CALLER).graphFrom(ITEMS);
    try (Engine store =
        Engine.open(disk, StoreOptions.builder().memtableItems(ITEMS).build(), tuning)) {
      for (int i = 0; i < 2 * ITEMS; i++) {
        float[] vector = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
        store.insert(ItemDraft.in("alice").id(new UUID(0, i)).vector(vector).build());
      }
      store.flush();
      assertThat(store.stats().segments().graphs()).isEqualTo(2);
    }
    ofFirst = DiskImage.read(disk, SegmentPaths.graph(1));
    ofSecond = DiskImage.read(disk, SegmentPaths.graph(2));
  }

  /** Whether a file of these bytes is used for the first segment, and is then sound to the end. */
  private boolean isTaken(byte[] bytes) throws IOException {
    disk.delete(SegmentPaths.graph(1));
    disk.create(SegmentPaths.graph(1)).close();
    DiskImage.write(disk, SegmentPaths.graph(1), 0, bytes);
    try (Segment segment = Segment.open(disk, 1)) {
      Optional<VectorGraph> opened = GraphFile.open(disk, segment, Metric.COSINE);
      if (opened.isEmpty()) {
        return false;
      }
      try (VectorGraph graph = opened.get()) {
        graph.index().verify();
        return true;
      } catch (CorruptIndexException e) {
        assertThat(e).hasMessageContaining("offset");
        return false;
      }
    }
  }

  @Test
  void everyChangedByteIsFound() throws IOException {
    for (int at = 0; at < ofFirst.length; at++) {
      byte[] damaged = ofFirst.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      assertThat(isTaken(damaged)).as("byte %d", at).isFalse();
    }
  }

  @Test
  void everyTruncationIsFound() throws IOException {
    for (int length = 0; length < ofFirst.length; length++) {
      assertThat(isTaken(Arrays.copyOf(ofFirst, length))).as("cut to %d", length).isFalse();
    }
    assertThat(isTaken(Arrays.copyOf(ofFirst, ofFirst.length + 1))).as("longer").isFalse();
  }

  @Test
  void whatIsWholeIsTaken() throws IOException {
    assertThat(isTaken(ofFirst)).isTrue();
  }

  @Test
  void theGraphOfAnotherSegmentIsNotTaken() throws IOException {
    assertThat(isTaken(ofSecond)).isFalse();
    byte[] renumbered = ofSecond.clone();
    renumbered[16] = 1;
    seal(renumbered);
    assertThat(isTaken(renumbered)).as("of other contents").isFalse();
  }

  @Test
  void anotherVersionIsNotTaken() throws IOException {
    byte[] newer = ofFirst.clone();
    newer[8] = 2;
    seal(newer);
    assertThat(isTaken(newer)).isFalse();
  }

  private static void seal(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, 60);
    for (int i = 0; i < 4; i++) {
      bytes[60 + i] = (byte) (crc.getValue() >>> (8 * i));
    }
  }
}
