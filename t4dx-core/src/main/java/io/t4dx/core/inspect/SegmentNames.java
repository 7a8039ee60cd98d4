package io.t4dx.core.inspect;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.core.segment.format.SegmentPaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where segment files are. */
final class SegmentNames {
  static final String QUARANTINE = "quarantine";

  private SegmentNames() {}

  /** Those that a manifest names; all that are there where none is in force. */
  static List<String> counting(Disk disk, Optional<Manifest> current) throws IOException {
    return current.isPresent()
        ? current.get().segments().stream()
            .map(state -> SegmentPaths.file(state.info().number()))
            .toList()
        : inDirectory(disk);
  }

  /** Those in the directory of segments. */
  static List<String> inDirectory(Disk disk) throws IOException {
    List<String> paths = new ArrayList<>();
    for (String name : disk.list(SegmentPaths.DIRECTORY)) {
      OptionalLong number = SegmentPaths.number(name);
      if (number.isPresent() && name.equals(SegmentPaths.name(number.getAsLong()))) {
        paths.add(SegmentPaths.DIRECTORY + "/" + name);
      }
    }
    return paths;
  }

  /** Those in quarantine. */
  static List<String> quarantined(Disk disk) throws IOException {
    return disk.list(QUARANTINE).stream()
        .filter(name -> name.contains(".seg") && SegmentPaths.number(name).isPresent())
        .map(name -> QUARANTINE + "/" + name)
        .toList();
  }
}
