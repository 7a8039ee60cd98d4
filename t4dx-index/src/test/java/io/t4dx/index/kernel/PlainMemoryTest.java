package io.t4dx.index.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.index.vector.BuildOptions;
import io.t4dx.index.vector.SearchRequest;
import io.t4dx.index.vector.VectorIndex;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mapped memory is met as plain memory, and never after it was unmapped. */
final class PlainMemoryTest {
  private static final int COUNT = 300;
  private static final int DIMENSION = 8;

  @TempDir Path directory;

  private MemorySegment mapped(byte[] bytes, Arena arena) throws IOException {
    Path file = Files.write(Files.createTempFile(directory, "bytes", ""), bytes);
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes.length, arena);
    }
  }

  @Test
  void mappedMemoryIsSeenAsPlainMemoryWhereThatIsAllowed() throws IOException {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment mapped = mapped(new byte[] {1, 2, 3}, arena);
      MemorySegment plain = PlainMemory.of(mapped);
      assertThat(plain.isMapped())
          .isEqualTo(!PlainMemory.class.getModule().isNativeAccessEnabled());
      assertThat(plain.byteSize()).isEqualTo(3);
      assertThat(plain.mismatch(mapped)).isEqualTo(-1);
    }
  }

  @Test
  void memoryThatIsNotMappedStaysWhatItIs() {
    MemorySegment heap = MemorySegment.ofArray(new float[4]);
    MemorySegment own = Arena.ofAuto().allocate(16);
    assertThat(PlainMemory.of(heap)).isSameAs(heap);
    assertThat(PlainMemory.of(own)).isSameAs(own);
  }

  @Test
  void anIndexRefusesToSearchMemoryThatWasUnmapped() throws IOException {
    MemorySegment rows = MemorySegment.ofArray(new byte[4 * COUNT * DIMENSION]);
    for (int i = 0; i < COUNT * DIMENSION; i++) {
      rows.set(ValueLayout.JAVA_FLOAT_UNALIGNED, 4L * i, i * 7 % 31 - 15);
    }
    Arena lifetime = Arena.ofShared();
    MemorySegment mappedRows = mapped(rows.toArray(ValueLayout.JAVA_BYTE), lifetime);
    MemorySegment image =
        VectorIndex.build(
            mappedRows, COUNT, DIMENSION, Metric.COSINE, BuildOptions.DEFAULT, Arena.ofAuto());
    VectorIndex index =
        VectorIndex.open(mapped(image.toArray(ValueLayout.JAVA_BYTE), lifetime), mappedRows);
    SearchRequest request = SearchRequest.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 5);
    assertThat(index.search(request).size()).isEqualTo(5);
    lifetime.close();
    assertThatThrownBy(() -> index.search(request))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
