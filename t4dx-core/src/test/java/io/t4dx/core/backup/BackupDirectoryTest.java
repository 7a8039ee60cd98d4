package io.t4dx.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.core.checkpoint.Image;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskFileExistsException;
import io.t4dx.core.disk.DiskLock;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.model.ItemDraft;
import io.t4dx.query.Scan;
import io.t4dx.store.Backup;
import io.t4dx.store.Store;
import io.t4dx.store.T4dxException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is in a directory of backups, and what comes out of it. */
final class BackupDirectoryTest {
  private final BackupHouse house = new BackupHouse();
  private final SimulatedDisk backups = new SimulatedDisk();

  @Test
  void everyBackupIsAWholeStoreAsOfItsLsn() throws IOException {
    List<Backup> taken = new ArrayList<>();
    List<Long> items = new ArrayList<>();
    for (int more : new int[] {0, 3, 12, 1, 0, 20}) {
      taken.add(house.backup(more, backups));
      items.add((items.isEmpty() ? 0 : items.getLast()) + more);
    }
    assertThat(new BackupDirectory(backups).list().readable()).isEqualTo(taken);
    assertThat(taken).extracting(Backup::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    for (int i = 0; i < taken.size(); i++) {
      BackupHouse.assertHolds(backups, taken.get(i), items.get(i));
    }
  }

  @Test
  void onlyWhatIsNotThereIsCopied() throws IOException {
    Backup first = house.backup(50, backups);
    assertThat(first.sharedFiles()).isZero();
    assertThat(first.copiedBytes()).isEqualTo(bytes());
    Backup second = house.backup(5, backups);
    assertThat(second.copiedBytes()).isEqualTo(bytes() - first.copiedBytes());
    assertThat(segments(backups)).hasSize(11);
    assertThat(second.sharedFiles()).isEqualTo(10);
    assertThat(second.copiedBytes()).isLessThan(first.copiedBytes() / 2);
    Backup third = house.backup(0, backups);
    assertThat(third.copiedFiles())
        .as("states of components, the log and its manifest")
        .isLessThan(4);
    assertThat(third.bytes()).isEqualTo(third.copiedBytes() + third.sharedBytes());
  }

  private long bytes() throws IOException {
    long bytes = 0;
    for (String name : backups.list("files")) {
      try (DiskFile file = backups.openForRead("files/" + name)) {
        bytes += file.size();
      }
    }
    return bytes;
  }

  private static List<String> segments(Disk disk) throws IOException {
    return disk.list("files").stream().filter(name -> name.endsWith(".seg")).toList();
  }

  /** Its id is the same, and so are the numbers of its files and its LSNs. */
  @Test
  void aStoreThatWasRestoredAndLedAnotherLifeCanBeBackedUpBesideItsFirstOne() throws IOException {
    Backup before = house.backup(10, backups);
    Backup first = house.backup(5, backups);
    SimulatedDisk other = BackupHouse.restored(backups, before.number());
    Image image;
    try (Store store = BackupHouse.open(other)) {
      for (int i = 0; i < 5; i++) {
        UUID id = new UUID(2, i);
        store.insert(ItemDraft.in("alice").id(id).content("other").vector(1, i, 7).build());
      }
      image = Image.inStore(other, store.checkpoint().lsn());
    }
    Backup second = new BackupDirectory(backups).take(image, BackupHouse.ALL);
    assertThat(second.lsn()).isEqualTo(first.lsn());
    assertThat(contents(second)).contains("other");
    assertThat(contents(first)).doesNotContain("other").hasSize(15);
    assertThat(contents(second)).hasSize(15);
  }

  private List<String> contents(Backup backup) throws IOException {
    try (Store store = BackupHouse.open(BackupHouse.restored(backups, backup.number()))) {
      List<String> contents = new ArrayList<>();
      try (var items = store.scan(Scan.in("alice"))) {
        items.forEachRemaining(item -> contents.add(item.content()));
      }
      return contents;
    }
  }

  @Test
  void anotherStoreIsRefusedAndNothingIsWritten() throws IOException {
    house.backup(3, backups);
    long operations = backups.operations();
    Image other = new BackupHouse().write(3);
    assertThatThrownBy(() -> new BackupDirectory(backups).take(other, BackupHouse.ALL))
        .isInstanceOf(T4dxException.StoreMismatch.class)
        .hasMessageContaining("has backups of the store")
        .hasMessageContaining("use another directory");
    assertThat(backups.operations() - operations).as("the lock").isLessThanOrEqualTo(2);
    assertThat(new BackupDirectory(backups).list().readable()).hasSize(1);
  }

  @Test
  void aDirectoryForSomethingElseIsLeftAlone() throws IOException {
    Image image = house.write(3);
    assertThatThrownBy(() -> new BackupDirectory(house.store).take(image, BackupHouse.ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no backups");
    assertThatThrownBy(() -> new BackupDirectory(backups).take(image, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(backups.list("")).isEmpty();
  }

  @Test
  void oneBackupIsMadeAtATime() throws IOException {
    try (DiskLock _ = backups.lock("LOCK", "process 7")) {
      assertThatThrownBy(() -> house.backup(3, backups))
          .isInstanceOf(T4dxException.StoreLocked.class)
          .hasMessageContaining("process 7");
    }
    house.backup(1, backups);
  }

  @Test
  void theOldestAreDroppedWithWhatOnlyTheyHave() throws IOException {
    house.backup(10, backups);
    Backup second = house.backup(10, backups);
    Backup third = new BackupDirectory(backups).take(house.write(1), 2);
    assertThat(new BackupDirectory(backups).list().readable()).containsExactly(second, third);
    BackupHouse.assertHolds(backups, second, 20);
    BackupHouse.assertHolds(backups, third, 21);
    assertThat(bytes()).isLessThan(second.bytes() + third.bytes());
    assertThatThrownBy(() -> BackupHouse.restored(backups, 1))
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void aTargetThatIsNotEmptyIsRefused() throws IOException {
    Backup backup = house.backup(1, backups);
    assertThatThrownBy(() -> new BackupDirectory(backups).restore(backup.number(), house.store))
        .isInstanceOf(DiskFileExistsException.class);
  }

  @Test
  void everyBitIsLookedAtBeforeThereIsAStore() throws IOException {
    Backup first = house.backup(7, backups);
    Backup second = house.backup(7, backups);
    int refused = 0;
    for (String name : backups.list("files")) {
      long size;
      try (DiskFile file = backups.openForRead("files/" + name)) {
        size = file.size();
      }
      long at = size * 5 / 8;
      backups.flip("files/" + name, at, 3);
      int fine = 0;
      for (Backup backup : List.of(first, second)) {
        SimulatedDisk target = new SimulatedDisk();
        try {
          new BackupDirectory(backups).restore(backup.number(), target);
          fine++;
        } catch (IOException e) {
          assertThat(e).hasMessageContaining("is damaged").hasMessageContaining("-");
          assertThat(target.list("")).doesNotContain("STORE.json");
          refused++;
        }
      }
      assertThat(fine).as(name).isLessThan(2);
      backups.flip("files/" + name, at, 3);
    }
    assertThat(refused).isGreaterThan(8);
    BackupHouse.assertHolds(backups, second, 14);
  }

  @Test
  void aListThatIsDamagedCostsItsOwnBackupOnly() throws IOException {
    Backup first = house.backup(7, backups);
    house.backup(7, backups);
    backups.flip("backup-000002.json", 200, 1);
    assertThat(new BackupDirectory(backups).list().readable()).containsExactly(first);
    assertThat(new BackupDirectory(backups).list().damaged())
        .containsExactly("simulated:/backup-000002.json");
    List<String> before = backups.list("files");
    Backup third = house.backup(1, backups);
    assertThat(third.number()).isEqualTo(3);
    assertThat(backups.list("files")).containsAll(before);
    BackupHouse.assertHolds(backups, first, 7);
    BackupHouse.assertHolds(backups, third, 15);
    backups.flip("backup-000002.json", 200, 1);
    assertThat(new BackupDirectory(backups).list().readable()).hasSize(3);
  }

  @Test
  void aFileThatSomebodyTookAwayIsBroughtAgain() throws IOException {
    Backup first = house.backup(10, backups);
    String gone = segments(backups).getFirst();
    backups.delete("files/" + gone);
    assertThatThrownBy(() -> BackupHouse.restored(backups, first.number()))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining(gone);
    Backup second = house.backup(0, backups);
    BackupHouse.assertHolds(backups, second, 10);
    BackupHouse.assertHolds(backups, first, 10);
  }
}
