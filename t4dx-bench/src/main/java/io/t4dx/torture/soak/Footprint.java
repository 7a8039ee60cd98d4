package io.t4dx.torture.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a store takes of the machine, as far as it tells: 0 where it does not. */
record Footprint(long heap, long mapped, long files, long fileBytes, long descriptors) {

  static Footprint of(Path directory) throws IOException {
    long files = 0;
    long bytes = 0;
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files++;
        // It may have gone since it was listed.
        bytes += file.toFile().length();
      }
    }
    return new Footprint(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        mapped(directory),
        files,
        bytes,
        openDescriptors());
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
