package io.t4dx.core.backup;

import io.t4dx.core.checkpoint.CheckpointPaths;
import io.t4dx.model.Micros;
import io.t4dx.store.Backup;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a backup consists of.
 *
 * @param at microseconds since 1970
 * @param files what its image needs, and the checkpoint
 */
record BackupList(UUID store, long number, long lsn, long at, List<KeptFile> files) {
  BackupList {
    files = List.copyOf(files);
  }

  /** Where each file is, by its path in a store. */
  Map<String, String> places() {
    return files.stream()
        .collect(Collectors.toMap(KeptFile::path, file -> BackupPaths.file(file.kept())));
  }

  boolean hasCheckpoint() {
    return files.stream().anyMatch(file -> file.path().equals(CheckpointPaths.file(lsn)));
  }

  Backup summary() {
    List<KeptFile> copied = files.stream().filter(KeptFile::copied).toList();
    return new Backup(
        number,
        lsn,
        Micros.toInstant(at),
        files.size(),
        files.stream().mapToLong(KeptFile::bytes).sum(),
        copied.size(),
        copied.stream().mapToLong(KeptFile::bytes).sum());
  }
}
