package io.t4dx.bench.vectors.system;

import io.t4dx.bench.vectors.data.Matrix;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The rows and the image of an index as files, mapped as the engine maps them. */
final class T4dxFiles implements Closeable {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path directory;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment rows;

  private T4dxFiles(Path directory) throws IOException {
    this.directory = directory;
    this.rows = map(directory, "rows", arena);
  }

  /** Writes rows. */
  static T4dxFiles of(Matrix matrix) throws IOException {
    Path directory = Files.createTempDirectory("t4dx-bench");
    int chunk = Math.max(1, (1 << 20) / matrix.dimensions());
    try (FileChannel channel = create(directory, "rows")) {
      for (int row = 0; row < matrix.rows(); row += chunk) {
        int floats = Math.min(chunk, matrix.rows() - row) * matrix.dimensions();
        ByteBuffer bytes = ByteBuffer.allocate(floats * Float.BYTES);
        MemorySegment.copy(
            matrix.values(), matrix.offset(row), MemorySegment.ofBuffer(bytes), FLOAT, 0, floats);
        writeFully(channel, bytes);
      }
    }
    return new T4dxFiles(directory);
  }

  /** Writes the rows of all parts, one part after the other, and forces them to the device. */
  static T4dxFiles join(List<T4dxFiles> parts) throws IOException {
    Path directory = Files.createTempDirectory("t4dx-bench");
    try (FileChannel channel = create(directory, "rows")) {
      for (T4dxFiles part : parts) {
        writeFully(channel, part.rows.asByteBuffer());
      }
      channel.force(true);
    }
    return new T4dxFiles(directory);
  }

  MemorySegment rows() {
    return rows;
  }

  /** Writes the image and forces it to the device. */
  void write(MemorySegment image) throws IOException {
    try (FileChannel channel = create(directory, "image")) {
      writeFully(channel, image.asByteBuffer());
      channel.force(true);
    }
  }

  /** Maps the image for as long as the given arena lives. */
  MemorySegment image(Arena lifetime) throws IOException {
    return map(directory, "image", lifetime);
  }

  /** The lifetime of the rows, and of what shall live as long as they. */
  Arena arena() {
    return arena;
  }

  private static FileChannel create(Path directory, String name) throws IOException {
    return FileChannel.open(
        directory.resolve(name),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private static MemorySegment map(Path directory, String name, Arena lifetime) throws IOException {
    try (FileChannel channel = FileChannel.open(directory.resolve(name))) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), lifetime);
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    arena.close();
    TemporaryFiles.deleteTree(directory);
  }
}
