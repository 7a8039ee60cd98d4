package io.t4dx.core.disk;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Turns the errors of the operating system into the ones that {@link Disk} promises. */
final class RealErrors {
  private static final List<String> FULL =
      List.of("no space left", "quota exceeded", "not enough space");

  private RealErrors() {}

  /** An error of an operation on names. */
  static IOException ofName(Path path, IOException e) {
    if (e instanceof NoSuchFileException) {
      FileNotFoundException missing = new FileNotFoundException(path + " does not exist");
      missing.initCause(e);
      return missing;
    }
    if (e instanceof FileAlreadyExistsException) {
      IOException taken = new DiskFileExistsException(path.toString());
      taken.initCause(e);
      return taken;
    }
    return isFull(path, 1, e) ? full(path + " cannot be created", path, e) : e;
  }

  /** An error while bytes were written. */
  static IOException ofWrite(Path path, long position, int wanted, IOException e) {
    return isFull(path, wanted, e)
        ? full(path + " cannot take " + wanted + " bytes at offset " + position, path, e)
        : e;
  }

  private static DiskFullException full(String what, Path path, IOException e) {
    return new DiskFullException(
        what + ": no space is left below " + path.getParent() + "; free some and try again", e);
  }

  /**
   * The message is the operating system's own and may be in any language; so a failure that has
   * more bytes to write than there are left counts as a lack of space too.
   */
  private static boolean isFull(Path path, int wanted, IOException e) {
    String reason = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
    String said = reason == null ? "" : reason.toLowerCase(Locale.ROOT);
    if (FULL.stream().anyMatch(said::contains)) {
      return true;
    }
    try {
      return Files.getFileStore(path.getParent()).getUsableSpace() < wanted;
    } catch (IOException unknown) {
      e.addSuppressed(unknown);
      return false;
    }
  }
}
