package io.t4dx.core.inspect;

import io.t4dx.core.checkpoint.CheckpointPaths;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.inspect.annex.Annex;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.core.manifest.ManifestPaths;
import io.t4dx.core.manifest.SegmentState;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionEntry;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.core.segment.format.SegmentVersionException;
import io.t4dx.inspect.Space;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts the bytes of a store. */
final class SpaceReading {

  /** Its holder alone may open it, and it has no bytes to speak of. */
  private static final String LOCK = "LOCK";

  private final Disk disk;
  private final Map<String, Tally> kinds = new TreeMap<>();
  private final Map<String, Tally> sections = new TreeMap<>();
  private final Map<String, String> roles = new TreeMap<>();

  SpaceReading(Disk disk) {
    this.disk = disk;
  }

  private static final class Tally {
    private int files;
    private long bytes;

    void add(long more) {
      files++;
      bytes += more;
    }
  }

  Space read(ManifestReading manifests) throws IOException {
    Optional<Manifest> current = manifests.current();
    directory("", this::inRoot);
    directory(LogPaths.DIRECTORY, name -> LogPaths.number(name).isPresent() ? "log" : "log, ahead");
    directory(SegmentPaths.DIRECTORY, SpaceReading::inSegments);
    directory(SegmentNames.QUARANTINE, _ -> "quarantine");
    directory(CheckpointPaths.DIRECTORY, _ -> "checkpoints");
    onlyInCheckpoints();
    for (Annex annex : Annexes.all()) {
      for (Annex.Room room : annex.rooms()) {
        directory(room.directory(), _ -> room.kind());
      }
    }
    for (String path : SegmentNames.counting(disk, current)) {
      sections(path);
    }
    long bytes = kinds.values().stream().mapToLong(tally -> tally.bytes).sum();
    return space(bytes, current.map(Manifest::segments).orElse(List.of()));
  }

  private Space space(long bytes, List<SegmentState> segments) {
    long rows = 0;
    long edges = 0;
    long deadRows = 0;
    long deadEdges = 0;
    double live = 0;
    for (SegmentState state : segments) {
      rows += state.info().rows();
      edges += state.info().edges();
      long dead = state.deadRows().getLongCardinality() + state.deadEdges().getLongCardinality();
      deadRows += state.deadRows().getLongCardinality();
      deadEdges += state.deadEdges().getLongCardinality();
      long all = (long) state.info().rows() + state.info().edges();
      live += all == 0 ? 0 : state.info().size() * (1 - (double) dead / all);
    }
    return new Space(
        bytes,
        rows - deadRows,
        edges - deadEdges,
        rows,
        edges,
        Math.round(live),
        kinds.entrySet().stream()
            .map(
                kind -> new Space.Kind(kind.getKey(), kind.getValue().files, kind.getValue().bytes))
            .sorted(Comparator.comparingLong(Space.Kind::bytes).reversed())
            .toList(),
        sectionList());
  }

  private List<Space.Section> sectionList() {
    List<Space.Section> list = new ArrayList<>();
    sections.forEach(
        (name, tally) ->
            list.add(
                new Space.Section(
                    name, roles.getOrDefault(name, "unknown"), tally.files, tally.bytes)));
    list.sort(Comparator.comparingLong(Space.Section::bytes).reversed());
    return list;
  }

  @FunctionalInterface
  private interface Kinds {
    String of(String name);
  }

  private void directory(String directory, Kinds of) throws IOException {
    for (String name : disk.list(directory)) {
      String path = directory.isEmpty() ? name : directory + "/" + name;
      if (name.equals(LOCK)) {
        continue;
      }
      try (DiskFile file = disk.openForRead(path)) {
        kinds.computeIfAbsent(of.of(name), _ -> new Tally()).add(file.size());
      } catch (FileNotFoundException e) {
        // A directory, or a file that has just gone.
      }
    }
  }

  /** Files that only checkpoints still need; what else they link is counted where it is used. */
  private void onlyInCheckpoints() throws IOException {
    for (String name : disk.list(CheckpointPaths.FILES)) {
      if (!disk.exists(name)
          && !disk.exists(LogPaths.DIRECTORY + "/" + name)
          && !disk.exists(SegmentPaths.DIRECTORY + "/" + name)) {
        try (DiskFile file = disk.openForRead(CheckpointPaths.FILES + "/" + name)) {
          kinds.computeIfAbsent("checkpoints", _ -> new Tally()).add(file.size());
        } catch (FileNotFoundException e) {
          // It has just gone.
        }
      }
    }
  }

  private String inRoot(String name) {
    return name.equals(ManifestPaths.CURRENT) || ManifestPaths.number(name).isPresent()
        ? "manifests"
        : "others";
  }

  private static String inSegments(String name) {
    return SegmentPaths.isPreparation(name)
        ? "segments, unfinished"
        : name.endsWith(".hnsw") ? "graphs" : "segments";
  }

  private void sections(String path) throws IOException {
    try (SegmentFile file = SegmentFile.open(disk, path)) {
      long inSections = 0;
      for (SectionEntry entry : file.entries()) {
        Section section = Section.named(entry.name());
        String role = section == null ? "unknown" : section.role().name().toLowerCase(Locale.ROOT);
        add(entry.name(), role, entry.length());
        inSections += entry.length();
      }
      add("(envelope)", "envelope", file.size() - inSections);
    } catch (FileNotFoundException | CorruptSegmentException | SegmentVersionException e) {
      add("(not readable)", "unknown", size(path));
    }
  }

  private void add(String section, String role, long bytes) {
    roles.put(section, role);
    sections.computeIfAbsent(section, _ -> new Tally()).add(bytes);
  }

  private long size(String path) throws IOException {
    try (DiskFile file = disk.openForRead(path)) {
      return file.size();
    } catch (FileNotFoundException e) {
      return 0;
    }
  }
}
