package io.t4dx.core.disk;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The disk of the operating system, below one directory. */
public final class RealDisk implements Disk {
  private final Path root;

  private RealDisk(Path root) {
    this.root = root;
  }

  /**
   * The disk below a directory, which is created durably, with its parents, where it does not
   * exist.
   */
  public static RealDisk at(Path root) throws IOException {
    if (File.separatorChar == '\\') {
      throw new UnsupportedOperationException(
          "this system cannot sync a directory; keep stores on Linux or macOS");
    }
    createDurably(root.toAbsolutePath().normalize());
    return existing(root);
  }

  /** The disk below a directory that is there. */
  public static RealDisk existing(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new NoSuchFileException(root.toString(), null, "no such directory");
    }
    // The real path: the registry of locks must know a store by one name only.
    return new RealDisk(root.toRealPath());
  }

  @Override
  public DiskFile create(String path) throws IOException {
    return open(path, RealFile.CREATE);
  }

  @Override
  public DiskFile openForUpdate(String path) throws IOException {
    return open(path, RealFile.UPDATE);
  }

  @Override
  public DiskFile openForRead(String path) throws IOException {
    return open(path, RealFile.READ);
  }

  @Override
  public boolean exists(String path) {
    return Files.exists(resolve(path));
  }

  @Override
  public List<String> list(String directory) throws IOException {
    Path path = resolve(directory);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    }
    Collections.sort(names);
    return names;
  }

  @Override
  public void createDirectory(String path) throws IOException {
    Path directory = named(path);
    if (!Files.isDirectory(directory)) {
      try {
        Files.createDirectory(directory);
      } catch (IOException e) {
        throw RealErrors.ofName(directory, e);
      }
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Path source = file(from);
    Path target = named(to);
    if (Files.isDirectory(target)) {
      throw new DiskFileExistsException(target + " is a directory and");
    }
    RealLock.refuse(target);
    try {
      Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw RealErrors.ofName(target, e);
    }
  }

  @Override
  public void delete(String path) throws IOException {
    Files.delete(file(path));
  }

  @Override
  public void link(String existing, String name) throws IOException {
    Path target = named(name);
    try {
      Files.createLink(target, file(existing));
    } catch (IOException e) {
      throw RealErrors.ofName(target, e);
    }
  }

  @Override
  public void syncDirectory(String path) throws IOException {
    Path directory = resolve(path);
    if (!Files.isDirectory(directory)) {
      throw new FileNotFoundException(directory + " is not a directory");
    }
    sync(directory);
  }

  @Override
  public long freeBytes() throws IOException {
    return Files.getFileStore(root).getUsableSpace();
  }

  @Override
  public DiskLock lock(String path, String holder) throws IOException {
    return RealLock.take(named(path), holder);
  }

  @Override
  public String describe(String path) {
    return resolve(path).toString();
  }

  @Override
  public String toString() {
    return root.toString();
  }

  private DiskFile open(String path, Set<OpenOption> options) throws IOException {
    Path file = named(path);
    if (Files.isDirectory(file) && !options.equals(RealFile.CREATE)) {
      throw new FileNotFoundException(file + " is a directory, not a file");
    }
    RealLock.refuse(file);
    try {
      return RealFile.open(file, options);
    } catch (IOException e) {
      throw RealErrors.ofName(file, e);
    }
  }

  private Path resolve(String path) {
    return root.resolve(DiskPath.check(path));
  }

  private Path named(String path) {
    return root.resolve(DiskPath.checkName(path));
  }

  /** An existing file that is neither a directory nor a lock that is held. */
  private Path file(String path) throws IOException {
    Path file = named(path);
    if (!Files.exists(file)) {
      throw new FileNotFoundException(file + " does not exist");
    }
    if (Files.isDirectory(file)) {
      throw new FileNotFoundException(file + " is a directory, not a file");
    }
    RealLock.refuse(file);
    return file;
  }

  private static void createDurably(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.getParent();
    if (parent != null) {
      createDurably(parent);
    }
    // Not createDirectory: another process may create it at the same moment.
    Files.createDirectories(directory);
    if (parent != null) {
      sync(parent);
    }
  }

  private static void sync(Path directory) throws IOException {
    try (AsynchronousFileChannel channel = RealFile.openUninterruptible(directory, RealFile.READ)) {
      channel.force(true);
    }
  }
}
