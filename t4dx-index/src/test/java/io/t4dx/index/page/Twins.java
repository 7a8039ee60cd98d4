package io.t4dx.index.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The same bytes on the heap and mapped from a file, to be tested as one. */
public final class Twins {
  private Twins() {}

  /** Both forms of an image; neither can be written. */
  public static List<MemorySegment> of(MemorySegment image) {
    return List.of(
        MemorySegment.ofArray(image.toArray(ValueLayout.JAVA_BYTE)).asReadOnly(), mapped(image));
  }

  private static MemorySegment mapped(MemorySegment image) {
    try {
      Path file = Files.createTempFile("t4dx-twin", ".image");
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        channel.write(image.asByteBuffer());
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, image.byteSize(), Arena.ofAuto());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
