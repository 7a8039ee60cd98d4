package io.t4dx.core.inspect;

import io.t4dx.core.checkpoint.CheckpointDamagedException;
import io.t4dx.core.checkpoint.CheckpointFiles;
import io.t4dx.core.checkpoint.CheckpointPaths;
import io.t4dx.core.checkpoint.CheckpointVersionException;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.engine.IdentityFile;
import io.t4dx.core.engine.StoreIdentity;
import io.t4dx.core.inspect.annex.Annex;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.core.manifest.ManifestFiles;
import io.t4dx.core.manifest.ManifestPaths;
import io.t4dx.core.manifest.SegmentState;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.inspect.CheckListener;
import io.t4dx.inspect.CheckReport;
import io.t4dx.inspect.LogDump;
import io.t4dx.store.T4dxException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Reads every file that a store consists of, and says what is not as it was written. */
final class StoreCheck {
  private final Disk disk;
  private final ManifestReading manifests;
  private final boolean deep;
  private final Findings findings = new Findings();
  private final Optional<Manifest> current;
  private final Progress progress;

  StoreCheck(Disk disk, ManifestReading manifests, boolean deep, CheckListener listener)
      throws IOException {
    this.disk = disk;
    this.manifests = manifests;
    this.deep = deep;
    this.current = manifests.current();
    this.progress = new Progress(listener, total());
  }

  private long total() throws IOException {
    long total = 0;
    for (String path : files()) {
      total += size(path);
    }
    return total;
  }

  private List<String> files() throws IOException {
    List<String> paths = new ArrayList<>();
    disk.list("").stream().filter(StoreCheck::isOfRoot).forEach(paths::add);
    for (String name : disk.list(LogPaths.DIRECTORY)) {
      if (LogPaths.number(name).isPresent()) {
        paths.add(LogPaths.DIRECTORY + "/" + name);
      }
    }
    for (String segment : SegmentNames.counting(disk, current)) {
      paths.add(segment);
      paths.add(SegmentReading.graph(segment));
    }
    CheckpointFiles.list(disk).forEach(lsn -> paths.add(CheckpointPaths.file(lsn)));
    for (Annex annex : Annexes.all()) {
      for (Annex.Room room : annex.rooms()) {
        disk.list(room.directory()).forEach(name -> paths.add(room.directory() + "/" + name));
      }
    }
    return paths;
  }

  private static boolean isOfRoot(String name) {
    return name.equals(IdentityFile.NAME)
        || name.equals(ManifestPaths.CURRENT)
        || ManifestPaths.number(name).isPresent();
  }

  private long size(String path) throws IOException {
    try (DiskFile file = disk.openForRead(path)) {
      return file.size();
    } catch (FileNotFoundException e) {
      return 0;
    }
  }

  CheckReport check() throws IOException {
    Optional<StoreIdentity> identity = identity();
    for (String name : disk.list("")) {
      if (isOfRoot(name) && !name.equals(IdentityFile.NAME)) {
        progress.begin(disk.describe(name));
        progress.read(size(name));
      }
    }
    manifests.findings().forEach(findings::add);
    log(identity.map(StoreIdentity::id));
    segments(identity);
    checkpoints();
    for (Annex annex : Annexes.all()) {
      annex.check(disk, this::readWhole, findings::add);
    }
    leftovers();
    return new CheckReport(deep, progress.files(), progress.bytes(), findings.list());
  }

  private void readWhole(String path) {
    progress.begin(disk.describe(path));
    try {
      progress.read(size(path));
    } catch (IOException e) {
      throw Failure.of(e);
    }
  }

  private Optional<StoreIdentity> identity() throws IOException {
    String file = disk.describe(IdentityFile.NAME);
    String remedy =
        "open the store once with RecoveryMode.DEGRADED and the metric that it was made with";
    progress.begin(file);
    progress.read(size(IdentityFile.NAME));
    try {
      return Optional.of(IdentityFile.read(disk));
    } catch (FileNotFoundException e) {
      findings.loss(file, 0, "it is missing", remedy);
    } catch (IdentityFile.DamagedIdentityException e) {
      findings.loss(file, 0, String.valueOf(e.getMessage()), remedy);
    } catch (T4dxException.StoreMismatch e) {
      findings.note(file, String.valueOf(e.getMessage()), "");
    }
    return Optional.empty();
  }

  private void log(Optional<UUID> store) throws IOException {
    LogDump log = new LogReading(disk, store);
    long inSegments = current.map(Manifest::logPosition).orElse(0L);
    // Asked before the log: whoever has the store open may go on meanwhile.
    long proven =
        store.isPresent() ? CheckpointFiles.proven(disk, store.get(), inSegments) : inSegments;
    LogDump.Verification verified = log.verify();
    reaches(Math.max(verified.lastLsn(), endOf(log)), inSegments, proven);
    verified.damages().forEach(findings::add);
    verified.torn().ifPresent(findings::add);
    for (String name : disk.list(LogPaths.DIRECTORY)) {
      if (LogPaths.number(name).isPresent()) {
        readWhole(LogPaths.DIRECTORY + "/" + name);
      }
    }
  }

  /** A file may begin after more than the log holds: a number that was lost is not given again. */
  private static long endOf(LogDump log) {
    return log.files().stream().mapToLong(file -> file.first() - 1).max().orElse(0);
  }

  private void reaches(long end, long inSegments, long proven) {
    if (Math.max(end, inSegments) < proven) {
      findings.loss(
          disk.describe(LogPaths.DIRECTORY),
          0,
          "the log ends at LSN " + end + ", though a checkpoint of LSN " + proven + " was taken",
          "open the store with RecoveryMode.DEGRADED to go on without what is missing, or restore"
              + " a backup");
    }
  }

  private void segments(Optional<StoreIdentity> identity) throws IOException {
    SegmentVerdict verdict =
        new SegmentVerdict(disk, identity.map(StoreIdentity::metric), deep, findings, progress);
    if (current.isPresent()) {
      for (SegmentState state : current.get().segments()) {
        String path = SegmentPaths.file(state.info().number());
        try {
          verdict.judge(path, Optional.of(state.info()));
        } catch (FileNotFoundException e) {
          missing(path, state.info().number());
        }
      }
    } else {
      for (String path : SegmentNames.inDirectory(disk)) {
        verdict.judge(path, Optional.empty());
      }
    }
  }

  /** A file may go because it was merged since the manifest was read. */
  private void missing(String path, long number) throws IOException {
    if (manifests.current().map(manifest -> manifest.names(number)).orElse(true)) {
      findings.loss(disk.describe(path), 0, "it is missing", Findings.SALVAGE);
    } else {
      findings.note(disk.describe(path), "it was merged into another file meanwhile", "");
    }
  }

  private void checkpoints() throws IOException {
    for (long lsn : CheckpointFiles.list(disk)) {
      String path = CheckpointPaths.file(lsn);
      readWhole(path);
      try {
        CheckpointFiles.read(disk, lsn);
      } catch (FileNotFoundException e) {
        // A newer one took its place since they were listed.
      } catch (CheckpointDamagedException e) {
        findings.loss(
            disk.describe(path),
            0,
            String.valueOf(e.getMessage()),
            "an opening takes an older one");
      } catch (CheckpointVersionException e) {
        findings.note(disk.describe(path), String.valueOf(e.getMessage()), "");
      }
    }
  }

  private void leftovers() throws IOException {
    if (current.isPresent()) {
      for (String path : SegmentNames.inDirectory(disk)) {
        OptionalLong number = SegmentPaths.number(path.substring(path.indexOf('/') + 1));
        if (number.isPresent() && !isNamed(number.getAsLong())) {
          findings.note(
              disk.describe(path),
              "no manifest names it",
              "nothing to do: an opening deletes it where nothing needs it");
        }
      }
    }
    int quarantined = disk.list(SegmentNames.QUARANTINE).size();
    if (quarantined > 0) {
      findings.note(
          disk.describe(SegmentNames.QUARANTINE),
          quarantined + " files were moved or copied aside by a recovery or a rebuild",
          "keep them until you know that nothing in them is needed");
    }
  }

  /** Older manifests may still name what the one in force does not. */
  private boolean isNamed(long segment) throws IOException {
    for (long number : ManifestFiles.numbers(disk)) {
      boolean named =
          manifests
              .print(number)
              .map(found -> found.segments().stream().anyMatch(row -> row.number() == segment))
              .orElse(true);
      if (named) {
        return true;
      }
    }
    return false;
  }
}
