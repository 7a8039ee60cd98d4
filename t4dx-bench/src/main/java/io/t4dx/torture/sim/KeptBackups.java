package io.t4dx.torture.sim;

import io.t4dx.core.backup.BackupDirectory;
import io.t4dx.core.checkpoint.CheckpointFiles;
import io.t4dx.core.checkpoint.Image;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.store.Backup;
import io.t4dx.store.Backups;
import io.t4dx.torture.oracle.Violation;
import io.t4dx.torture.oracle.World;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The backups of a life, in one directory: whatever befalls the making of one, those before it are
 * there and can be restored, and what is listed of it can be as well.
 */
final class KeptBackups {
  /**
   * A backup.
   *
   * @param promised whether it must be there; otherwise it may, until the power goes
   */
  private record Kept(long lsn, World world, boolean promised) {
    private Kept promised(boolean is) {
      return new Kept(lsn, world, is);
    }
  }

  private NavigableMap<Long, Kept> kept = new TreeMap<>();
  private SimulatedDisk disk = new SimulatedDisk();

  /** Adds one of a checkpoint of a store, or tries to. */
  void add(Disk store, Copies copies, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    try {
      List<Long> lsns = CheckpointFiles.list(store);
      if (lsns.isEmpty()) {
        return;
      }
      long lsn = lsns.get(random.nextInt(3) > 0 ? 0 : random.nextInt(lsns.size()));
      Image image = Image.inStore(store, lsn);
      Kept wanted = new Kept(lsn, copies.chronicle().asOf(lsn), false);
      int most = random.nextInt(4) == 0 ? random.nextInt(1, 4) : Integer.MAX_VALUE;
      Mishap mishap = Mishap.random(random);
      if (!take(image, wanted, most, mishap, random, copies.tally())) {
        restoreAll();
        if (random.nextBoolean()) {
          take(image, wanted, most, Mishap.NONE, random, copies.tally());
        }
      }
      restoreOne(copies, random);
    } catch (IOException e) {
      throw new Violation("a backup: " + e.getMessage(), e);
    }
  }

  /**
   * A store that was made of a backup.
   *
   * @param world what it holds
   */
  record Restored(SimulatedDisk disk, World world) {}

  /** Makes a store of one of them, if there are any. */
  Optional<Restored> restored(long seed) {
    try {
      List<Backup> listed = listed();
      if (listed.isEmpty()) {
        return Optional.empty();
      }
      Backup chosen = listed.get(new SplittableRandom(seed).nextInt(listed.size()));
      SimulatedDisk target = new SimulatedDisk();
      new BackupDirectory(disk).restore(chosen.number(), target);
      return Optional.of(new Restored(target, kept.get(chosen.number()).world()));
    } catch (IOException e) {
      throw new Violation("a backup is not restored: " + e.getMessage(), e);
    }
  }

  /** The power goes, here as well: what was not durable is there in part. */
  void losePower(long seed) {
    if (kept.isEmpty()) {
      return;
    }
    disk = disk.crash(Survival.part(seed));
    try {
      settle(Optional.empty(), true, Optional.empty(), Integer.MAX_VALUE);
      restoreAll();
    } catch (IOException e) {
      throw new Violation("a backup after a power loss: " + e.getMessage(), e);
    }
  }

  /** Returns whether it was made as it should be. */
  private boolean take(
      Image image, Kept wanted, int most, Mishap mishap, SplittableRandom random, Tally tally)
      throws IOException {
    disk.plan(mishap.plan());
    ListeningDisk process = new ListeningDisk(disk, new LoggedWrites(), () -> {});
    process.killAt(mishap.killedAt());
    Optional<Long> made = Optional.empty();
    try {
      made = Optional.of(new BackupDirectory(process).take(image, most).number());
      tally.add(Deed.BACKUP);
    } catch (IOException e) {
      if (mishap.equals(Mishap.NONE)) {
        throw e;
      }
      tally.add(Deed.FAILED_BACKUP);
    }
    boolean hadPower = Session.hasPower(disk);
    boolean lost = !hadPower || disk.hasDoubtfulNames();
    if (lost) {
      disk = disk.crash(Survival.part(random.nextLong()));
      tally.add(Deed.CRASH_IN_BACKUP, hadPower ? 0 : 1);
    }
    disk.plan(FaultPlan.NONE);
    settle(made, lost, Optional.of(wanted), most);
    return made.isPresent() && !lost;
  }

  /**
   * Compares what is listed with what must be, and keeps in mind what must be from here on.
   *
   * @param made the number of a backup that was acknowledged
   * @param lost whether the power was lost
   * @param wanted what the newest one is, if it is listed
   * @param most so many were to be kept
   */
  private void settle(Optional<Long> made, boolean lost, Optional<Kept> wanted, int most)
      throws IOException {
    NavigableMap<Long, Backup> listed =
        listed().stream()
            .collect(Collectors.toMap(Backup::number, one -> one, (one, _) -> one, TreeMap::new));
    NavigableMap<Long, Kept> known = new TreeMap<>(kept);
    boolean isListed = !listed.isEmpty() && !kept.containsKey(listed.lastKey());
    if (isListed) {
      known.put(
          listed.lastKey(),
          wanted.orElseThrow(() -> new Violation("nobody made " + listed.lastEntry())));
    }
    if (made.isPresent() && (!isListed || !made.get().equals(listed.lastKey()))) {
      throw new Violation("backup " + made.get() + " was made, and listed are " + listed);
    }
    listed.forEach(
        (number, one) -> {
          if (!known.containsKey(number) || known.get(number).lsn() != one.lsn()) {
            throw new Violation("nobody made " + one);
          }
        });
    kept.forEach(
        (number, one) -> {
          boolean dropped = isListed && listed.tailMap(number).size() >= most;
          if (one.promised() && !listed.containsKey(number) && !dropped) {
            throw new Violation("backup " + number + " is lost; listed are " + listed);
          }
        });
    if (made.isPresent() && listed.size() > most) {
      throw new Violation("more backups than " + most + ": " + listed);
    }
    boolean settled = made.isPresent() || lost;
    NavigableMap<Long, Kept> next = new TreeMap<>();
    known.forEach(
        (number, one) -> {
          if (listed.containsKey(number)) {
            next.put(number, one.promised(settled || one.promised()));
          } else if (!settled) {
            // That it was dropped is not durable.
            next.put(number, one.promised(false));
          }
        });
    kept = next;
  }

  private List<Backup> listed() throws IOException {
    Backups backups = new BackupDirectory(disk).list();
    if (!backups.damaged().isEmpty()) {
      throw new Violation("lists of backups are damaged: " + backups.damaged());
    }
    return backups.readable();
  }

  /** Restoring compares each byte with what was backed up. */
  private void restoreAll() throws IOException {
    for (Backup backup : listed()) {
      new BackupDirectory(disk).restore(backup.number(), new SimulatedDisk());
    }
  }

  /** By number, by LSN, or the newest. */
  private void restoreOne(Copies copies, SplittableRandom random) throws IOException {
    List<Backup> listed = listed();
    if (listed.isEmpty()) {
      return;
    }
    Backup any = listed.get(random.nextInt(listed.size()));
    Backup chosen =
        switch (random.nextInt(3)) {
          case 0 -> any;
          case 1 ->
              listed.reversed().stream()
                  .filter(each -> each.lsn() == any.lsn())
                  .findFirst()
                  .orElseThrow();
          default -> listed.getLast();
        };
    copies.check(
        chosen.toString(),
        kept.get(chosen.number()).world(),
        to -> new BackupDirectory(disk).restore(chosen.number(), to),
        random);
    copies.tally().add(Deed.BACKUP_RESTORED);
  }
}
