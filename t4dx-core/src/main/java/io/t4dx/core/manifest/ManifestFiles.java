package io.t4dx.core.manifest;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFileExistsException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/** The manifests of a store, as files. */
public final class ManifestFiles {
  /** So many of the newest are kept. */
  public static final int KEPT = 3;

  private ManifestFiles() {}

  /**
   * Puts a manifest in force. What it names must be durable already. When this returns it is in
   * force, whatever happens; when it throws, the one before it may be or this one, and nothing that
   * either needs may be deleted.
   *
   * @throws DiskFileExistsException if there is a manifest of that number
   */
  public static void write(Disk disk, Manifest manifest) throws IOException {
    String path = ManifestPaths.file(manifest.number());
    if (disk.exists(path)) {
      throw new DiskFileExistsException(disk.describe(path) + " is there already");
    }
    byte[] line = ManifestEncoder.encode(manifest);
    SmallFile.replace(disk, path, line);
    CurrentFile current =
        new CurrentFile(manifest.number(), line.length, SealedLine.checksum(line));
    SmallFile.replace(disk, ManifestPaths.CURRENT, current.encode());
  }

  /** The bytes of a CURRENT that names a manifest. */
  public static byte[] current(Manifest manifest) {
    byte[] line = ManifestEncoder.encode(manifest);
    return new CurrentFile(manifest.number(), line.length, SealedLine.checksum(line)).encode();
  }

  /**
   * Reads a manifest.
   *
   * @throws ManifestDamagedException if its bytes are not what was written
   * @throws ManifestVersionException if a newer release wrote it
   */
  public static Manifest read(Disk disk, long number) throws IOException {
    String path = ManifestPaths.file(number);
    Manifest manifest = ManifestDecoder.decode(disk.describe(path), SmallFile.read(disk, path));
    if (manifest.number() != number) {
      throw new ManifestDamagedException(
          disk.describe(path), "it calls itself number " + manifest.number());
    }
    return manifest;
  }

  /**
   * The number that CURRENT names.
   *
   * @throws ManifestDamagedException if CURRENT is not whole, or does not fit that manifest
   * @throws ManifestVersionException if a newer release wrote it
   */
  public static long inForce(Disk disk) throws IOException {
    CurrentFile current = CurrentFile.read(disk);
    String file = disk.describe(ManifestPaths.CURRENT);
    try {
      if (current.isOf(disk)) {
        return current.manifest();
      }
    } catch (FileNotFoundException e) {
      throw new ManifestDamagedException(
          file, "it names manifest " + current.manifest() + ", which is not there", e);
    }
    throw new ManifestDamagedException(
        file, "it names another manifest " + current.manifest() + " than is there");
  }

  /** The numbers of the files that are there, newest first. */
  public static List<Long> numbers(Disk disk) throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (String name : disk.list("")) {
      OptionalLong number = ManifestPaths.number(name);
      if (number.isPresent()) {
        numbers.add(number.getAsLong());
      }
    }
    numbers.sort(Collections.reverseOrder());
    return numbers;
  }

  /** A number that no file has, above all that have. */
  public static long nextNumber(Disk disk) throws IOException {
    List<Long> numbers = numbers(disk);
    return numbers.isEmpty() ? 1 : numbers.getFirst() + 1;
  }

  /**
   * Deletes what is not needed once a manifest is in force: those before the last {@link #KEPT} up
   * to it, and files that were never finished. Newer ones, which a failed write may have left, stay
   * until they are among the oldest.
   */
  public static void deleteOld(Disk disk, long inForce) throws IOException {
    int kept = 0;
    for (long number : numbers(disk)) {
      if (number <= inForce && ++kept > KEPT) {
        disk.delete(ManifestPaths.file(number));
      }
    }
    for (String name : disk.list("")) {
      if (ManifestPaths.isPreparation(name)) {
        disk.delete(name);
      }
    }
  }
}
