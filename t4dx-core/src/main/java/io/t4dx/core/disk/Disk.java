package io.t4dx.core.disk;

import java.io.IOException;
import java.util.List;

/**
 * The file system below one store. Paths are relative to the store's root, with '/' between names;
 * the root itself is "".
 *
 * <p>Nothing is durable until it was synced: a file's bytes by {@link DiskFile#sync}, a created,
 * renamed or deleted name by {@link #syncDirectory} of the directory that holds it. No operation is
 * affected by the interruption of the calling thread.
 *
 * <p>A missing file or directory throws FileNotFoundException, a taken name {@link
 * DiskFileExistsException}, a lack of space {@link DiskFullException}.
 */
public interface Disk {

  /** Creates a file that must not exist yet, open for reading and writing. */
  DiskFile create(String path) throws IOException;

  /** Opens an existing file for reading and writing. */
  DiskFile openForUpdate(String path) throws IOException;

  /** Opens an existing file for reading only. */
  DiskFile openForRead(String path) throws IOException;

  boolean exists(String path) throws IOException;

  /** The names in a directory, sorted; empty where the directory does not exist. */
  List<String> list(String directory) throws IOException;

  /** Creates a directory whose parent exists; does nothing where it is there already. */
  void createDirectory(String path) throws IOException;

  /** Renames a file atomically; a file that is at the target is replaced. */
  void rename(String from, String to) throws IOException;

  /** Deletes a file that must exist. */
  void delete(String path) throws IOException;

  /** Gives an existing file a second name (a hard link); the name must not exist yet. */
  void link(String existing, String name) throws IOException;

  void syncDirectory(String path) throws IOException;

  /** The bytes that can still be written. */
  long freeBytes() throws IOException;

  /**
   * Takes the lock that one process, and one opener in it, can hold; it goes with the process.
   * While it is held, this process cannot open, rename or delete its file.
   *
   * @param holder a line that names the holder to those who come too late
   * @throws DiskLockedException if another holder has it; its message carries that holder's line
   */
  DiskLock lock(String path, String holder) throws IOException;

  /** The path as a person would look it up, for messages. */
  String describe(String path);
}
