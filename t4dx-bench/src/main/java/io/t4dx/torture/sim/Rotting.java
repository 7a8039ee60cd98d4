package io.t4dx.torture.sim;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Scan;
import io.t4dx.store.ItemStream;
import io.t4dx.store.RecoveryMode;
import io.t4dx.store.T4dxException;
import io.t4dx.torture.oracle.Chronicle;
import io.t4dx.torture.oracle.Violation;
import io.t4dx.torture.oracle.Witness;
import io.t4dx.torture.oracle.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * Bits flip below a store that is open: what it answers is right or refused, and so is what it
 * answers after the next opening.
 */
record Rotting(
    Tally tally,
    VirtualClock clock,
    Metric metric,
    List<ItemKey> keys,
    UnaryOperator<Disk> disks,
    Manner manner,
    Chronicle chronicle) {
  private static final List<String> DIRECTORIES =
      List.of("", "wal", "segments", "archive", "sleep");

  void live(SimulatedDisk disk, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LoggedWrites log = new LoggedWrites();
    Session session = Session.open(disks.apply(disk), log, clock, metric, manner, tally);
    chronicle.goOnFrom(session.found(chronicle, chronicle.newest(), log));
    try {
      List<String> flipped = new ArrayList<>();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        flipped.add(flip(disk, random));
      }
      tally.add(Deed.ROT);
      for (int i = random.nextInt(4); i > 0; i--) {
        int kind = random.nextInt(4);
        orRefuse(() -> act(kind, session, log, random));
      }
      SimulatedDisk left = disk.crash(Survival.ALL);
      openAgain(left, log, random, flipped);
      openDegraded(disk.crash(Survival.ALL));
    } finally {
      session.abandon();
    }
  }

  private void act(int kind, Session session, LoggedWrites log, SplittableRandom random) {
    switch (kind) {
      case 0 -> new Witness(session.store(), chronicle.now()).questions(random, metric, keys);
      case 1, 2 -> {
        try {
          if (kind == 1) {
            session.store().flush();
          } else {
            session.store().sleep().run();
          }
        } finally {
          catchUp(session, log);
        }
      }
      default -> session.compare(chronicle.now());
    }
  }

  private void catchUp(Session session, LoggedWrites log) {
    long lsn = session.store().lsn();
    if (lsn != chronicle.now().lsn()) {
      log.all().subMap(chronicle.now().lsn(), false, lsn, true).forEach(chronicle::acknowledged);
      chronicle.goOnFrom(chronicle.found(lsn, chronicle.newest(), log.all()));
    }
  }

  private void orRefuse(Runnable what) {
    try {
      what.run();
    } catch (T4dxException e) {
      tally.add(Deed.REFUSAL);
    }
  }

  private void openAgain(
      SimulatedDisk left, LoggedWrites log, SplittableRandom random, List<String> flipped) {
    Session session;
    try {
      session = Session.open(disks.apply(left), new LoggedWrites(), clock, metric, manner, tally);
    } catch (T4dxException.StoreDamaged | T4dxException.StoreMismatch e) {
      tally.add(Deed.REFUSAL);
      return;
    }
    try {
      boolean quarantined = !session.store().recovery().quarantined().isEmpty();
      World found =
          chronicle.found(session.store().lsn(), quarantined ? 0 : chronicle.newest(), log.all());
      if (session.store().recovery().intact()) {
        orRefuse(() -> session.compare(found));
      } else {
        // The states of components may be lost where that is told; items are not.
        orRefuse(() -> session.compareItems(found));
      }
      orRefuse(() -> new Witness(session.store(), found).questions(random, metric, keys));
    } catch (Violation e) {
      throw new Violation("after bits flipped in " + flipped + ": " + e.getMessage(), e);
    } finally {
      session.abandon();
    }
  }

  /** What is there after data was given up is something that was written. */
  private void openDegraded(SimulatedDisk left) {
    Session session;
    try {
      session =
          Session.open(
              disks.apply(left),
              new LoggedWrites(),
              clock,
              metric,
              manner,
              RecoveryMode.DEGRADED,
              tally);
    } catch (T4dxException.StoreDamaged | T4dxException.StoreMismatch e) {
      tally.add(Deed.REFUSAL);
      return;
    }
    try {
      orRefuse(() -> checkTexts(session));
    } finally {
      session.abandon();
    }
  }

  private void checkTexts(Session session) {
    for (String namespace : session.store().namespaces()) {
      try (ItemStream stream = session.store().scan(Scan.in(namespace))) {
        stream.forEachRemaining(this::checkText);
      }
    }
  }

  private void checkText(Item item) {
    if (!chronicle.wasOffered(item.key(), item.content())) {
      throw new Violation(item + " was never written");
    }
  }

  private static String flip(SimulatedDisk disk, SplittableRandom random) {
    try {
      List<String> files = List.of();
      while (files.isEmpty()) {
        files = files(disk, DIRECTORIES.get(random.nextInt(DIRECTORIES.size())));
      }
      String path = files.get(random.nextInt(files.size()));
      long at = random.nextLong(Math.max(1, used(disk, path)));
      disk.flip(path, at, random.nextInt(8));
      return path + " at " + at;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> files(SimulatedDisk disk, String directory) throws IOException {
    List<String> files = new ArrayList<>();
    for (String name : disk.list(directory)) {
      String path = directory.isEmpty() ? name : directory + "/" + name;
      if (size(disk, path) > 0) {
        files.add(path);
      }
    }
    return files;
  }

  /** The length without the zeros that a log is filled with. */
  private static long used(SimulatedDisk disk, String path) throws IOException {
    try (DiskFile file = disk.openForRead(path)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
      file.readFully(bytes, 0);
      int used = bytes.position();
      while (used > 0 && bytes.get(used - 1) == 0) {
        used--;
      }
      return used;
    }
  }

  private static long size(SimulatedDisk disk, String path) throws IOException {
    if (path.indexOf('.') < 0 && !path.equals("CURRENT")) {
      return 0;
    }
    try (DiskFile file = disk.openForRead(path)) {
      return file.size();
    }
  }
}
