package io.t4dx.torture.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What a store takes of the machine, as far as it tells: 0 where it does not. */
record Footprint(long heap, long mapped, long files, long fileBytes, long descriptors) {

  static Footprint of(Path directory) throws IOException {
    Sum files = new Sum();
    Files.walkFileTree(directory, files);
    return new Footprint(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        mapped(directory),
        files.count,
        files.bytes,
        openDescriptors());
  }

  /** Adds up files, some of which may go after they were listed: a store is at work on them. */
  private static final class Sum extends SimpleFileVisitor<Path> {
    private long count;
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      count++;
      bytes += attributes.size();
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }
  }

  private static long mapped(Path directory) throws IOException {
    Path maps = Path.of("/proc/self/maps");
    if (!Files.exists(maps)) {
      return 0;
    }
    long bytes = 0;
    for (String line : Files.readAllLines(maps)) {
      if (line.contains(directory.toString())) {
        int hyphen = line.indexOf('-');
        bytes +=
            Long.parseUnsignedLong(line, hyphen + 1, line.indexOf(' '), 16)
                - Long.parseUnsignedLong(line, 0, hyphen, 16);
      }
    }
    return bytes;
  }

  private static long openDescriptors() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof com.sun.management.UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }
}
