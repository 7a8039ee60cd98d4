package io.t4dx.compaction.files;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskPath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * The files of one kind. One thread at a time may change them; any number may look meanwhile, and
 * may find that a file has just gone.
 */
public final class NumberedFiles {
  private static final String ASIDE = ".new";
  private static final int DIGITS = 6;
  private static final int COPIED_BYTES = 64 << 10;

  private final Disk disk;
  private final String directory;
  private final String suffix;
  private volatile NavigableMap<Long, Long> sizes = Collections.emptyNavigableMap();
  private long next = 1;

  /** Names that were changed since the directory was synced. */
  private final Set<String> changed = new TreeSet<>();

  /** Names whose change a failed sync has left in doubt: no later sync alone makes it durable. */
  private final Set<String> doubtful = new TreeSet<>();

  /** Writes what a file holds. */
  @FunctionalInterface
  public interface Contents {
    /** Returns how many bytes it wrote, from the begin of the file on. */
    long write(DiskFile file) throws IOException;
  }

  private NumberedFiles(Disk disk, String directory, String suffix) {
    this.disk = disk;
    this.directory = directory;
    this.suffix = suffix;
  }

  /**
   * What is there; what was never finished goes. Their directory is made here and not with the
   * first file: if its sync failed then, no later one would be known to make its name durable. One
   * that is there was synced by whoever opened the log, with the root.
   */
  public static NumberedFiles open(Disk disk, String directory, String suffix) throws IOException {
    NumberedFiles files = new NumberedFiles(disk, directory, suffix);
    if (!disk.exists(directory)) {
      disk.createDirectory(directory);
      disk.syncDirectory(DiskPath.ROOT);
    }
    files.refresh();
    return files;
  }

  /** What is there, for whoever only looks: nothing goes, and nothing may be written. */
  public static NumberedFiles look(Disk disk, String directory, String suffix) throws IOException {
    NumberedFiles files = new NumberedFiles(disk, directory, suffix);
    files.count();
    return files;
  }

  /** Sizes by number, of one moment. */
  public NavigableMap<Long, Long> sizes() {
    return sizes;
  }

  public long bytes() {
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** A number that no file has, above all that have or had since they were opened. */
  public long next() {
    return next;
  }

  public String path(long number) {
    return directory + "/" + name(number);
  }

  /** The number in a path; empty where it is not that of such a file. */
  public OptionalLong number(String path) {
    return DiskPath.parent(path).equals(directory)
        ? numberOf(DiskPath.name(path))
        : OptionalLong.empty();
  }

  /** Looks again at what is there, and deletes what was never finished. */
  public void refresh() throws IOException {
    for (String name : disk.list(directory)) {
      if (isPreparation(name)) {
        disk.delete(directory + "/" + name);
        changed.add(name);
      }
    }
    count();
  }

  private void count() throws IOException {
    NavigableMap<Long, Long> found = new TreeMap<>();
    for (String name : disk.list(directory)) {
      OptionalLong number = numberOf(name);
      if (number.isPresent()) {
        try (DiskFile file = disk.openForRead(path(number.getAsLong()))) {
          found.put(number.getAsLong(), file.size());
        } catch (FileNotFoundException e) {
          // Whoever has the store open has just let it go, as one of the oldest.
        }
      }
    }
    sizes = Collections.unmodifiableNavigableMap(found);
    next = Math.max(next, found.isEmpty() ? 1 : found.lastKey() + 1);
  }

  /**
   * Writes a file, a new one or in the place of one that is there. When this returns it is durable;
   * when it throws, and after a crash inside it, what was there before is there or this is.
   */
  public void write(long number, Contents contents) throws IOException {
    String aside = path(number) + ASIDE;
    if (disk.exists(aside)) {
      disk.delete(aside);
    }
    long size;
    try (DiskFile file = disk.create(aside)) {
      size = contents.write(file);
      file.sync(DiskFile.Sync.ALL);
    }
    // Whether or not the rest succeeds, the number may be in use from here on.
    next = Math.max(next, number + 1);
    changed.add(name(number));
    disk.rename(aside, path(number));
    resized(number, size);
    sync();
  }

  /** Says that a file has another size now. */
  public void resized(long number, long size) {
    NavigableMap<Long, Long> changed = new TreeMap<>(sizes);
    changed.put(number, size);
    sizes = Collections.unmodifiableNavigableMap(changed);
  }

  /** Deletes a file; durable after {@link #sync}. */
  public void delete(long number) throws IOException {
    changed.add(name(number));
    disk.delete(path(number));
    NavigableMap<Long, Long> fewer = new TreeMap<>(sizes);
    fewer.remove(number);
    sizes = Collections.unmodifiableNavigableMap(fewer);
  }

  /** Deletes the oldest files until at most so many bytes are left, but never the newest file. */
  public void keep(long keepBytes) throws IOException {
    boolean deleted = false;
    while (sizes.size() > 1 && bytes() > keepBytes) {
      delete(sizes.firstKey());
      deleted = true;
    }
    if (deleted) {
      sync();
    }
  }

  /** Makes it durable which files are there; after a failure {@link #settle} is needed too. */
  public void sync() throws IOException {
    try {
      disk.syncDirectory(directory);
    } catch (IOException e) {
      doubtful.addAll(changed);
      throw e;
    } finally {
      changed.clear();
    }
  }

  /**
   * Changes every name again that a failed sync has left in doubt, so that the next sync makes it
   * durable: what was replaced or deleted could come back in a crash otherwise.
   *
   * @param nothing what a file holds that may be there or not
   */
  public void settle(LongFunction<Contents> nothing) throws IOException {
    for (String name : List.copyOf(doubtful)) {
      OptionalLong number = numberOf(name);
      if (number.isEmpty()) {
        disk.create(directory + "/" + name).close();
        changed.add(name);
        disk.delete(directory + "/" + name);
      } else if (sizes.containsKey(number.getAsLong())) {
        write(number.getAsLong(), file -> copy(directory + "/" + name, file));
      } else {
        write(number.getAsLong(), nothing.apply(number.getAsLong()));
        delete(number.getAsLong());
      }
      doubtful.remove(name);
    }
  }

  private long copy(String from, DiskFile to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(COPIED_BYTES);
    try (DiskFile file = disk.openForRead(from)) {
      long at = 0;
      while (file.read(buffer.clear(), at) > 0) {
        int count = buffer.flip().remaining();
        to.writeFully(buffer, at);
        at += count;
      }
      return at;
    }
  }

  private String name(long number) {
    return "%06d".formatted(number) + suffix;
  }

  private OptionalLong numberOf(String name) {
    int digits = name.length() - suffix.length();
    if (!name.endsWith(suffix) || digits < DIGITS || digits > 18) {
      return OptionalLong.empty();
    }
    String text = name.substring(0, digits);
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(text);
    return number > 0 && name.equals(name(number)) ? OptionalLong.of(number) : OptionalLong.empty();
  }

  private boolean isPreparation(String name) {
    return name.endsWith(ASIDE)
        && numberOf(name.substring(0, name.length() - ASIDE.length())).isPresent();
  }
}
