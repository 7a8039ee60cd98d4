package io.t4dx.testing;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionEntry;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.format.SegmentPaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Places in the segment files of a store at which tests do damage. */
public final class Wounds {
  /** Where the bytes of an index begin behind its header, which opening looks at. */
  private static final int BODY = 128;

  private Wounds() {}

  /** A section of a segment's file. */
  public record Place(long segment, Section section, long offset, long length) {

    /** Damages what opening the file reads. */
    public void atHead(SimulatedDisk disk) throws IOException {
      flip(disk, offset + Math.min(8, length - 1));
    }

    /** Damages what only a read of that place finds. */
    public void inBody(SimulatedDisk disk) throws IOException {
      flip(disk, offset + Math.min(BODY, length - 1));
    }

    private void flip(SimulatedDisk disk, long at) throws IOException {
      disk.flip(SegmentPaths.file(segment), at, 3);
    }
  }

  /** The sections of a role in all segment files, by number and place. */
  public static List<Place> of(Disk disk, Section.Role role) throws IOException {
    List<Place> places = new ArrayList<>();
    for (String name : disk.list(SegmentPaths.DIRECTORY)) {
      OptionalLong number = SegmentPaths.number(name);
      if (number.isPresent() && name.equals(SegmentPaths.name(number.getAsLong()))) {
        add(disk, number.getAsLong(), role, places);
      }
    }
    return places;
  }

  private static void add(Disk disk, long number, Section.Role role, List<Place> places)
      throws IOException {
    try (SegmentFile file = SegmentFile.open(disk, SegmentPaths.file(number), number)) {
      for (SectionEntry entry : file.entries()) {
        for (Section section : Section.values()) {
          if (section.text().equals(entry.name()) && section.role() == role) {
            places.add(new Place(number, section, entry.offset(), entry.length()));
          }
        }
      }
    }
  }
}
