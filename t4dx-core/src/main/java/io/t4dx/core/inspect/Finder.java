package io.t4dx.core.inspect;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.inspect.annex.Annex;
import io.t4dx.core.log.format.LogLine;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.core.segment.SegmentPieces;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.format.SegmentVersionException;
import io.t4dx.inspect.Whereabouts;
import io.t4dx.inspect.Whereabouts.Kind;
import io.t4dx.inspect.Whereabouts.Place;
import io.t4dx.write.Operation;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Looks for an id in every file of a store. */
final class Finder {
  private final Disk disk;
  private final ManifestReading manifests;
  private final UUID id;
  private final Optional<String> namespace;
  private final Findings findings = new Findings();
  private final List<Place> places = new ArrayList<>();

  Finder(Disk disk, ManifestReading manifests, UUID id, Optional<String> namespace) {
    this.disk = disk;
    this.manifests = manifests;
    this.id = id;
    this.namespace = namespace;
  }

  Whereabouts find() throws IOException {
    Set<String> segments = new LinkedHashSet<>(SegmentNames.counting(disk, manifests.current()));
    segments.addAll(SegmentNames.inDirectory(disk));
    segments.addAll(SegmentNames.quarantined(disk));
    for (String path : segments) {
      inSegment(path);
    }
    places.sort(Comparator.comparing(Place::kind));
    for (String name : disk.list(LogPaths.DIRECTORY)) {
      if (LogPaths.number(name).isPresent()) {
        inLogFile(LogPaths.DIRECTORY + "/" + name);
      }
    }
    for (String name : disk.list(LogPaths.QUARANTINE)) {
      if (name.contains(".wal.jsonl")) {
        inLogFile(LogPaths.QUARANTINE + "/" + name);
      }
    }
    for (Annex annex : Annexes.all()) {
      annex.find(disk, id, namespace, places::add, findings::add);
    }
    return new Whereabouts(places, findings.list());
  }

  private boolean isWanted(String of) {
    return namespace.map(of::equals).orElse(true);
  }

  private void inSegment(String path) throws IOException {
    try (SegmentFile file = SegmentFile.open(disk, path)) {
      SegmentPlaces found =
          new SegmentPlaces(
              new SegmentPieces(file),
              manifests.liveness(path, file),
              new Attempt(findings),
              place -> {
                if (isWanted(place.namespace())) {
                  places.add(place);
                }
              });
      found.of(id);
    } catch (CorruptSegmentException e) {
      findings.add(e);
    } catch (SegmentVersionException e) {
      findings.note(disk.describe(path), String.valueOf(e.getMessage()), "");
    } catch (FileNotFoundException e) {
      findings.note(disk.describe(path), "it went while it was to be read", "look again");
    }
  }

  private void inLogFile(String path) throws IOException {
    String file = disk.describe(path);
    Deeds deeds = new Deeds();
    LogFileScan.Visitor visitor =
        new LogFileScan.Visitor() {
          @Override
          public boolean line(LogLine line, long start) {
            if (!line.isSeal()) {
              deeds.operations(line.bytes(), line.opsOffset(), line.opsLength()).stream()
                  .filter(operation -> Deeds.concerns(operation, id, Finder.this::isWanted))
                  .map(operation -> place(file, start, line.lsn(), operation))
                  .forEach(places::add);
            }
            return true;
          }

          @Override
          public void bad(long from, boolean atEnd) {
            if (from > 0) {
              findings.note(file, "the bytes from offset " + from + " are no line", "");
            }
          }
        };
    try {
      LogFileScan.scan(disk, path, 0, Long.MAX_VALUE, visitor);
    } catch (FileNotFoundException e) {
      findings.note(file, "it went while it was to be read", "look again");
    }
  }

  private static Place place(String file, long start, long lsn, Operation operation) {
    return new Place(
        Kind.LOG, file, start, lsn, Deeds.namespace(operation), "", Deeds.text(operation));
  }
}
