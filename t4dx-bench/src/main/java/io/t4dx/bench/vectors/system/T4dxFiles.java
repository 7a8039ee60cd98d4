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

/** The rows and the image of an index as files, mapped as the engine maps them. */
final class T4dxFiles implements Closeable {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path directory = Files.createTempDirectory("t4dx-bench");
  private final Arena arena = Arena.ofShared();
  private final MemorySegment rows;

  T4dxFiles(Matrix matrix) throws IOException {
    int chunk = Math.max(1, (1 << 20) / matrix.dimensions());
    try (FileChannel channel = create("rows")) {
      for (int row = 0; row < matrix.rows(); row += chunk) {
        int floats = Math.min(chunk, matrix.rows() - row) * matrix.dimensions();
        ByteBuffer bytes = ByteBuffer.allocate(floats * Float.BYTES);
        MemorySegment.copy(
            matrix.values(), matrix.offset(row), MemorySegment.ofBuffer(bytes), FLOAT, 0, floats);
        writeFully(channel, bytes);
      }
    }
    rows = map("rows", arena);
  }

  MemorySegment rows() {
    return rows;
  }

  /** Writes the image and forces it to the device. */
  void write(MemorySegment image) throws IOException {
    try (FileChannel channel = create("image")) {
      writeFully(channel, image.asByteBuffer());
      channel.force(true);
    }
  }

  /** Maps the image for as long as the given arena lives. */
  MemorySegment image(Arena lifetime) throws IOException {
    return map("image", lifetime);
  }

  /** The lifetime of the rows, and of what shall live as long as they. */
  Arena arena() {
    return arena;
  }

  private FileChannel create(String name) throws IOException {
    return FileChannel.open(
        directory.resolve(name),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private MemorySegment map(String name, Arena lifetime) throws IOException {
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
