package io.t4dx.core.log.recover;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.log.LogDamage;
import io.t4dx.core.log.LogDamagedException;
import io.t4dx.core.log.RecoveryReport;
import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.FilePosition;
import io.t4dx.core.log.format.LogLine;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.core.log.read.BadPlace;
import io.t4dx.core.log.read.CatalogFile;
import io.t4dx.core.log.read.LogCatalog;
import io.t4dx.core.log.read.LogEnd;
import io.t4dx.core.log.read.LogSurvey;
import io.t4dx.core.log.read.LogWalk;
import io.t4dx.store.RecoveryMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opens a log after whatever happened to it: replays what is good, classifies what is not.
 *
 * <p>The caller holds the store's lock.
 *
 * @param <E> what an entry becomes before it is applied
 */
public final class LogRecovery<E> {
  /** A shorter log is read before a thread for it would have started. */
  private static final long READ_AHEAD_FROM = 4 << 20;

  private static final String NO_REPAIR =
      "a checkpoint of LSN %d was taken, so that writes are missing which no repair can find";

  private final Disk disk;
  private final RecoveryMode mode;
  private final long afterLsn;
  private final long provenLsn;
  private final LogCatalog catalog;
  private final LogWalk walk;
  private final Quarantine quarantine;
  private final LogReplay<E> replay;
  private long entries;
  private long firstLsn;
  private long tornBytes;

  private LogRecovery(
      Disk disk, UUID store, RecoveryMode mode, long afterLsn, long provenLsn, LogReplay<E> replay)
      throws IOException {
    this.replay = replay;
    this.disk = disk;
    this.mode = mode;
    this.afterLsn = afterLsn;
    this.provenLsn = provenLsn;
    catalog = LogCatalog.read(disk);
    walk = new LogWalk(disk, catalog, store, afterLsn);
    quarantine = new Quarantine(disk);
  }

  /**
   * Recovers the log of a store.
   *
   * @param store the store's id
   * @param afterLsn entries up to this one are not needed any more
   * @param provenLsn something outside the log shows that it had everything up to this one; not
   *     below {@code afterLsn}
   * @param replay receives all entries after it; what it throws ends the recovery before anything
   *     is changed
   * @throws LogDamagedException in mode STRICT, where acknowledged data is damaged
   * @throws io.t4dx.core.log.LogVersionException if a file has a newer format
   */
  public static <E> RecoveredLog recover(
      Disk disk, UUID store, RecoveryMode mode, long afterLsn, long provenLsn, LogReplay<E> replay)
      throws IOException {
    return new LogRecovery<>(disk, store, mode, afterLsn, provenLsn, replay).run(READ_AHEAD_FROM);
  }

  /** Recovers a log of which nothing is known but what is in it. */
  public static <E> RecoveredLog recover(
      Disk disk, UUID store, RecoveryMode mode, long afterLsn, LogReplay<E> replay)
      throws IOException {
    return recover(disk, store, mode, afterLsn, replay, READ_AHEAD_FROM);
  }

  /** Recovers, reading ahead a log of at least so many bytes. */
  static <E> RecoveredLog recover(
      Disk disk,
      UUID store,
      RecoveryMode mode,
      long afterLsn,
      LogReplay<E> replay,
      long readAheadFrom)
      throws IOException {
    return new LogRecovery<>(disk, store, mode, afterLsn, afterLsn, replay).run(readAheadFrom);
  }

  private RecoveredLog run(long readAheadFrom) throws IOException {
    try (walk) {
      if (catalog.bytes() >= readAheadFrom) {
        replayAhead();
      } else {
        replay();
      }
    }
    List<String> present = quarantine.present();
    BadPlace bad = walk.bad();
    if (catalog.newest() < 0 && provenLsn > 0) {
      return damaged(missing(), -1, 0, provenLsn, present);
    }
    boolean endsEarly = lastGoodLsn() < provenLsn;
    if (bad == null) {
      if (endsEarly) {
        return damaged(missing(), -1, 0, provenLsn, present);
      }
      setTornCreationsAside();
      return recovered(null, List.of(), walk.good(), walk.lastLsn(), present);
    }
    LogSurvey survey = LogSurvey.of(disk, catalog, bad, walk.lastLsn());
    if (survey.torn() && !endsEarly) {
      setTornCreationsAside();
      cutTail(bad);
      return recovered(
          survey.places().getFirst(), List.of(), walk.good(), survey.lastLsn(), present);
    }
    long lastLsn = Math.max(survey.lastLsn(), provenLsn);
    return damaged(places(survey), bad.index(), bad.offset(), lastLsn, present);
  }

  /** The bad places; the first one has everything at stake that anything shows to have been. */
  private List<LogDamage> places(LogSurvey survey) {
    List<LogDamage> places = new ArrayList<>(survey.places());
    if (Math.max(survey.lastLsn(), lastGoodLsn()) < provenLsn) {
      LogDamage first = places.getFirst();
      places.set(
          0,
          new LogDamage(
              first.file(),
              first.offset(),
              first.reason() + ", and " + NO_REPAIR.formatted(provenLsn),
              first.firstLsn(),
              provenLsn,
              first.validLines()));
    }
    return places;
  }

  /** A number that was lost is not given again, so a file may begin after more than it holds. */
  private long lastGoodLsn() {
    FilePosition good = walk.good();
    return Math.max(Math.max(afterLsn, walk.lastLsn()), good == null ? 0 : good.lastLsn());
  }

  private void replay() throws IOException {
    LogLine line = new LogLine();
    while (walk.next(line)) {
      E entry = replay.decode(line.bytes(), line.opsOffset(), line.opsLength());
      apply(line.lsn(), line.at(), entry);
    }
  }

  private void replayAhead() throws IOException {
    try (ReadAhead<E> ahead = new ReadAhead<>(walk, replay).start()) {
      ahead.applyAll(this::apply);
    }
  }

  private void apply(long lsn, long at, E entry) throws IOException {
    if (entries++ == 0) {
      firstLsn = lsn;
    }
    replay.apply(lsn, at, entry);
  }

  /** What is not there, though something else shows that it was. */
  private List<LogDamage> missing() {
    long last = lastGoodLsn();
    String reason =
        catalog.newest() < 0
            ? "no log file is there, though the store holds writes up to LSN " + provenLsn
            : "the log ends at LSN " + last + ", and " + NO_REPAIR.formatted(provenLsn);
    return List.of(
        new LogDamage(disk.describe(LogPaths.DIRECTORY), 0, reason, last + 1, provenLsn, 0));
  }

  private RecoveredLog damaged(
      List<LogDamage> damages, int index, long offset, long lastLsn, List<String> present)
      throws IOException {
    switch (mode) {
      case STRICT -> throw new LogDamagedException(damages);
      case DEGRADED -> {
        cutFrom(index, offset);
        return recovered(null, damages, walk.good(), lastLsn, present);
      }
      case CLEAN -> {
        replay.forget();
        for (CatalogFile file : catalog.files()) {
          quarantine.move(file.path(), file.name());
        }
        entries = 0;
        firstLsn = 0;
        return recovered(null, damages, null, lastLsn, present);
      }
    }
    throw new AssertionError(mode);
  }

  private void cutTail(BadPlace bad) throws IOException {
    CatalogFile file = catalog.files().get(bad.index());
    tornBytes = setTailAside(file, bad.offset());
  }

  /** The cut comes first, the later files then from the newest on: see docs/format/log.md. */
  private void cutFrom(int index, long offset) throws IOException {
    if (index < 0) {
      setTornCreationsAside();
      return;
    }
    CatalogFile first = catalog.files().get(index);
    if (offset > 0) {
      setTailAside(first, offset);
    } else {
      quarantine.move(first.path(), first.name());
    }
    // Where nothing is good, nothing can be followed, not even by files that are no longer needed.
    int least = walk.good() == null ? 0 : index + 1;
    for (int i = catalog.files().size() - 1; i >= least; i--) {
      if (i != index) {
        quarantine.move(catalog.files().get(i).path(), catalog.files().get(i).name());
      }
    }
  }

  private long setTailAside(CatalogFile file, long offset) throws IOException {
    long end = file.endOfData(disk, offset);
    quarantine.copy(file.path(), file.name(), offset, end);
    quarantine.cut(file.path(), offset);
    return end - offset;
  }

  private void setTornCreationsAside() throws IOException {
    for (int i = catalog.files().size() - 1; i > catalog.newest(); i--) {
      quarantine.move(catalog.files().get(i).path(), catalog.files().get(i).name());
    }
  }

  private RecoveredLog recovered(
      @Nullable LogDamage torn,
      List<LogDamage> damages,
      @Nullable FilePosition good,
      long lastSeen,
      List<String> present)
      throws IOException {
    if (good != null) {
      LogConfirmation.confirm(disk, good.file(), walk.unproven(), good.size());
    }
    boolean fresh = mode == RecoveryMode.CLEAN && !damages.isEmpty();
    long last = Math.max(lastGoodLsn(), lastSeen);
    RecoveryReport report =
        new RecoveryReport(
            mode,
            walk.filesRead(),
            entries,
            firstLsn,
            fresh ? 0 : walk.lastLsn(),
            walk.sealed(),
            fresh,
            torn,
            tornBytes,
            damages,
            quarantine.added(),
            present);
    long nextFile = catalog.lastNumber() + 1;
    return new RecoveredLog(
        report, new LogEnd(good, nextFile, last + 1, walk.lastAt(), retained(good)));
  }

  private static long first(CatalogFile file) {
    FileHeader header = file.header();
    return header == null ? 1 : header.first();
  }

  /** The files that stay; what is known of each one's end, the next one's header says. */
  private List<LogEnd.Retained> retained(@Nullable FilePosition good) {
    List<LogEnd.Retained> retained = new ArrayList<>();
    for (int i = 0; good != null && i <= catalog.newest(); i++) {
      CatalogFile file = catalog.files().get(i);
      if (file.number() == good.file()) {
        retained.add(new LogEnd.Retained(file.number(), first(file), good.lastLsn(), good.size()));
        break;
      }
      FileHeader next = catalog.files().get(i + 1).header();
      FilePosition said = next == null ? null : next.previous();
      long last = said == null ? walk.lastLsn() : said.lastLsn();
      retained.add(new LogEnd.Retained(file.number(), first(file), last, file.size()));
    }
    return retained;
  }
}
