package io.t4dx.compaction.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.t4dx.compaction.testing.FileBytes;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.write.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A changed byte is told, and never makes another item. */
final class ArchiveDamageTest {
  private static final String FILE = "archive/000001.jsonl.gz";
  private static final String NEXT = "archive/000002.jsonl.gz";

  private final SimulatedDisk disk = new SimulatedDisk();
  private List<Place> places = List.of();
  private byte[] whole = {};

  @BeforeEach
  void write() throws IOException {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      operations.add(Memories.loner(i));
    }
    places = Archive.open(disk, 1 << 20).append(operations);
    whole = FileBytes.read(disk, FILE);
  }

  /** Whatever is read is right, and the file as a whole is found to be damaged. */
  private void checkDamaged(String what, byte[] bytes) throws IOException {
    FileBytes.put(disk, FILE, bytes);
    Archive archive = Archive.open(disk, 1 << 20);
    assertThatExceptionOfType(ArchiveDamagedException.class)
        .as(what)
        .isThrownBy(() -> archive.find(Memories.key(99)))
        .withMessageContaining("000001.jsonl.gz is damaged at offset");
    assertThatExceptionOfType(ArchiveDamagedException.class)
        .as(what)
        .isThrownBy(() -> archive.rewriteWithout(Memories.key(3)::equals));
    int told = 0;
    for (int i : new int[] {3, 39}) {
      try {
        assertThat(archive.read(places.get(i), Memories.key(i)))
            .as(what)
            .contains(Memories.loner(i));
      } catch (ArchiveDamagedException e) {
        told++;
      }
    }
    assertThat(told).as(what).isLessThan(2);
  }

  @Test
  void everyChangedByteIsNoticed() throws IOException {
    for (int i = 0; i < whole.length; i++) {
      for (int mask : new int[] {1 << (i % 8), 0xff}) {
        byte[] changed = whole.clone();
        changed[i] ^= (byte) mask;
        checkDamaged("byte " + i + " changed by " + mask, changed);
      }
    }
  }

  @Test
  void everyCutIsNoticed() throws IOException {
    int second = (int) places.getLast().offset();
    for (int size = second; size < whole.length; size++) {
      checkDamaged("cut at " + size, Arrays.copyOf(whole, size));
    }
    for (int size = 0; size < second; size++) {
      FileBytes.put(disk, FILE, Arrays.copyOf(whole, size));
      Archive archive = Archive.open(disk, 1 << 20);
      for (int i : new int[] {3, 39, 99}) {
        assertThatExceptionOfType(ArchiveDamagedException.class)
            .as("cut at %d", size)
            .isThrownBy(() -> archive.read(places.getFirst(), Memories.key(i)));
      }
    }
  }

  @Test
  void membersThatAreMissingDoubledOrAppendedAreNoticed() throws IOException {
    int second = (int) places.getLast().offset();
    byte[] first = Arrays.copyOf(whole, second);
    byte[] rest = Arrays.copyOfRange(whole, second, whole.length);
    for (byte[] bytes : List.of(join(first, whole), join(whole, new byte[1]), join(whole, whole))) {
      checkDamaged(bytes.length + " bytes", bytes);
    }
    FileBytes.put(disk, FILE, rest);
    assertThatExceptionOfType(ArchiveDamagedException.class)
        .isThrownBy(() -> Archive.open(disk, 1 << 20).find(Memories.key(39)))
        .withMessageContaining("member 1 is where number 0 belongs");
  }

  @Test
  void aFileUnderAnotherNameIsNoticed() throws IOException {
    FileBytes.put(disk, NEXT, whole);
    assertThatExceptionOfType(ArchiveDamagedException.class)
        .isThrownBy(() -> Archive.open(disk, 1 << 20).find(Memories.key(1)))
        .withMessageContaining("belongs to file 1");
  }

  @Test
  void damageOfANewerFileIsToldBeforeAnOlderStateIsTakenForTheNewest() throws IOException {
    Archive archive = Archive.open(disk, 1 << 20);
    archive.append(List.of(Memories.item(1, 2)));
    disk.flip(NEXT, 60, 3);
    assertThatExceptionOfType(ArchiveDamagedException.class)
        .isThrownBy(() -> archive.find(Memories.key(1)));
    assertThat(archive.read(places.get(1), Memories.key(1))).contains(Memories.loner(1));
  }

  @Test
  void anErasureGoesOnPastADamagedFileAndTellsOfIt() throws IOException {
    Archive archive = Archive.open(disk, 1 << 20);
    archive.append(List.of(Memories.loner(1), Memories.loner(2)));
    disk.flip(FILE, 60, 3);
    assertThatExceptionOfType(ArchiveDamagedException.class)
        .isThrownBy(() -> archive.rewriteWithout(Memories.key(1)::equals));
    assertThat(ArchiveTest.text(FileBytes.read(disk, NEXT)))
        .contains(Memories.id(2).toString())
        .doesNotContain(Memories.id(1).toString());
  }

  @Test
  void aNewerVersionIsNotTakenForDamage() throws IOException {
    byte[] newer = whole.clone();
    seal(newer, 0, view -> view.putInt(MemberDescriptor.VERSION_AT, 2));
    FileBytes.put(disk, FILE, newer);
    assertThatExceptionOfType(ArchiveVersionException.class)
        .isThrownBy(() -> Archive.open(disk, 1 << 20).find(Memories.key(1)))
        .withMessageContaining("has format 2, this release reads up to 1");
  }

  @Test
  void aMemberThatContradictsItselfIsRefusedThoughItsChecksumFits() throws IOException {
    byte[] lines = whole.clone();
    seal(lines, 0, view -> view.putInt(MemberDescriptor.LINES_AT, 31));
    checkContradiction(lines, "32 operations where it says 31");

    byte[] noLines = whole.clone();
    seal(noLines, 0, view -> view.putInt(MemberDescriptor.LINES_AT, 0));
    checkContradiction(noLines, "has lines where it says that it has none");

    byte[] length = whole.clone();
    seal(length, 0, view -> view.putInt(view.limit() - 4, view.getInt(view.limit() - 4) + 1));
    checkContradiction(length, "not those of its trailer");

    byte[] bomb = whole.clone();
    seal(bomb, 0, view -> view.putInt(view.limit() - 4, -1));
    checkContradiction(bomb, "cannot have been 4294967295 bytes");

    byte[] stream = whole.clone();
    seal(stream, 0, view -> view.put(MemberDescriptor.HEADER_BYTES, (byte) 7));
    checkContradiction(stream, "not deflated");
  }

  @Test
  void linesThatAreNoOperationsAreRefused() throws IOException {
    byte[] text = "{\"op\":\"DREAM\"}\n".getBytes(UTF_8);
    byte[] file =
        join(MemberEncoder.encode(1, 0, 1, text), MemberEncoder.encode(1, 1, 0, new byte[0]));
    checkContradiction(file, "DREAM");
  }

  private void checkContradiction(byte[] bytes, String reason) throws IOException {
    FileBytes.put(disk, FILE, bytes);
    assertThatExceptionOfType(ArchiveDamagedException.class)
        .isThrownBy(() -> Archive.open(disk, 1 << 20).find(Memories.key(1)))
        .withMessageContaining(reason);
  }

  private interface Change {
    void apply(ByteBuffer member);
  }

  /** Changes a member and gives it a checksum that fits. */
  private static void seal(byte[] file, int offset, Change change) {
    int size = MemberDescriptor.view(file).getInt(offset + MemberDescriptor.SIZE_AT);
    byte[] member = Arrays.copyOfRange(file, offset, offset + size);
    ByteBuffer view = MemberDescriptor.view(member);
    change.apply(view);
    view.putInt(MemberDescriptor.CHECKSUM_AT, MemberDescriptor.checksum(member));
    System.arraycopy(member, 0, file, offset, size);
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
