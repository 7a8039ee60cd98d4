package io.t4dx.core.disk.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskFileExistsException;
import io.t4dx.core.disk.DiskLock;
import io.t4dx.core.disk.DiskLockedException;
import io.t4dx.core.disk.DiskPath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory, for tests of what a store keeps through a crash, and for stores that live in
 * memory only.
 *
 * <pre>{@code
 * SimulatedDisk disk = new SimulatedDisk();
 * disk.plan(FaultPlan.NONE.crashAt(17));
 * // ... work until a DiskCrashedException comes ...
 * SimulatedDisk found = disk.crash(Survival.part(seed));
 * }</pre>
 */
public final class SimulatedDisk implements Disk {
  private final Directory root;
  private final Faults faults = new Faults();
  private final Map<String, String> locks = new HashMap<>();
  private long used;
  private long limit = Long.MAX_VALUE;

  public SimulatedDisk() {
    this(new Directory());
  }

  private SimulatedDisk(Directory root) {
    this.root = root;
    this.used = bytesBelow(root, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /** Sets what goes wrong from now on. */
  public synchronized void plan(FaultPlan plan) {
    faults.plan(plan);
    limit = plan.space() > Long.MAX_VALUE - used ? Long.MAX_VALUE : used + plan.space();
  }

  /**
   * Cuts the power, unless it is cut already, and returns the disk that is found afterwards:
   * without locks and faults, everything on it durable. All handles of this one fail from now on.
   * It can be asked again, for another survival of the same crash.
   */
  public synchronized SimulatedDisk crash(Survival survival) {
    faults.losePower();
    return new SimulatedDisk(Aftermath.of(root, survival));
  }

  /**
   * Whether a directory's sync has failed, and it depends on a power loss which names are there.
   */
  public synchronized boolean hasDoubtfulNames() {
    return root.hasDoubtfulNames();
  }

  /** How many mutating operations there have been: each is a point to crash at. */
  public synchronized long operations() {
    return faults.mutations();
  }

  /** How many operations of a kind there have been: each is one to fail. */
  public synchronized long operations(Operation kind) {
    return faults.count(kind);
  }

  /** The latest operations, oldest first, with the numbers by which a plan knows them. */
  public synchronized List<String> trace() {
    return faults.trace();
  }

  /** Flips a bit of a file, on the disk and in what is seen, as a failing medium does. */
  public synchronized void flip(String path, long byteOffset, int bit) throws IOException {
    FileNode node = file(path);
    if (byteOffset < 0 || byteOffset >= node.size() || bit < 0 || bit > 7) {
      throw new IllegalArgumentException(
          describe(path) + " has no bit " + bit + " of byte " + byteOffset);
    }
    node.flip(byteOffset, bit);
  }

  @Override
  public synchronized DiskFile create(String path) throws IOException {
    Directory parent = parent(path);
    requireFree(path);
    faults.enter(Operation.CREATE, path);
    FileNode node = new FileNode();
    if (faults.share(1) == 1) {
      attach(parent, path, node);
    }
    faults.leave();
    return new SimulatedFile(this, node, path, true);
  }

  @Override
  public synchronized DiskFile openForUpdate(String path) throws IOException {
    return open(path, true);
  }

  @Override
  public synchronized DiskFile openForRead(String path) throws IOException {
    return open(path, false);
  }

  @Override
  public synchronized boolean exists(String path) throws IOException {
    faults.requirePower();
    return find(path) != null;
  }

  @Override
  public synchronized List<String> list(String directory) throws IOException {
    faults.enter(Operation.LIST, directory);
    return find(directory) instanceof Directory found
        ? List.copyOf(found.entries().keySet())
        : List.of();
  }

  @Override
  public synchronized void createDirectory(String path) throws IOException {
    Directory parent = parent(path);
    if (find(path) instanceof Directory) {
      return;
    }
    requireFree(path);
    faults.enter(Operation.CREATE_DIRECTORY, path);
    if (faults.share(1) == 1) {
      parent.put(DiskPath.name(path), new Directory());
    }
    faults.leave();
  }

  @Override
  public synchronized void rename(String from, String to) throws IOException {
    FileNode node = file(from);
    Directory target = parent(to);
    requireUnlocked(to);
    if (find(to) instanceof Directory) {
      throw new DiskFileExistsException(describe(to) + " is a directory and");
    }
    faults.enter(Operation.RENAME, from + " to " + to);
    if (find(to) != node && faults.share(1) == 1) {
      node.links++;
      detach(to);
      target.put(DiskPath.name(to), node);
      detach(from);
    }
    faults.leave();
  }

  @Override
  public synchronized void delete(String path) throws IOException {
    file(path);
    faults.enter(Operation.DELETE, path);
    if (faults.share(1) == 1) {
      detach(path);
    }
    faults.leave();
  }

  @Override
  public synchronized void link(String existing, String name) throws IOException {
    FileNode node = file(existing);
    Directory target = parent(name);
    requireFree(name);
    faults.enter(Operation.LINK, existing + " as " + name);
    if (faults.share(1) == 1) {
      node.links++;
      target.put(DiskPath.name(name), node);
    }
    faults.leave();
  }

  @Override
  public synchronized void syncDirectory(String path) throws IOException {
    faults.requirePower();
    if (!(find(path) instanceof Directory directory)) {
      throw new FileNotFoundException(describe(path) + " is not a directory");
    }
    try {
      faults.enter(Operation.DIRECTORY_SYNC, path);
    } catch (DiskCrashedException e) {
      throw e;
    } catch (IOException e) {
      directory.doubt();
      throw e;
    }
    if (faults.share(1) == 1) {
      directory.sync();
    }
    faults.leave();
  }

  @Override
  public synchronized long freeBytes() throws IOException {
    faults.requirePower();
    return room();
  }

  @Override
  public synchronized DiskLock lock(String path, String holder) throws IOException {
    Directory parent = parent(path);
    requireUnlocked(path);
    faults.enter(Operation.LOCK, path);
    if (!(find(path) instanceof FileNode)) {
      attach(parent, path, new FileNode());
    }
    FileNode node = file(path);
    ByteBuffer line = UTF_8.encode(holder + "\n");
    long before = node.size();
    node.write(line, 0, line.remaining());
    node.truncate(line.position());
    grew(node, node.size() - before);
    locks.put(path, holder);
    faults.leave();
    return new SimulatedLock(this, path);
  }

  @Override
  public String describe(String path) {
    return "simulated:/" + DiskPath.check(path);
  }

  Faults faults() {
    return faults;
  }

  /** The bytes by which files can still grow. */
  long room() {
    return limit - used;
  }

  void grew(FileNode node, long bytes) {
    used += node.links > 0 ? bytes : 0;
  }

  void unlock(String path) {
    locks.remove(path);
    if (faults.hasPower() && find(path) instanceof FileNode node) {
      used -= node.size();
      node.truncate(0);
    }
  }

  @Nullable Node find(String path) {
    Node node = root;
    for (int start = 0; start < DiskPath.check(path).length(); ) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      node = node instanceof Directory in ? in.get(path.substring(start, end)) : null;
      start = end + 1;
    }
    return node;
  }

  private DiskFile open(String path, boolean writable) throws IOException {
    FileNode node = file(path);
    faults.enter(Operation.OPEN, path);
    return new SimulatedFile(this, node, path, writable);
  }

  /** An existing file that is not a lock that is held. */
  private FileNode file(String path) throws IOException {
    faults.requirePower();
    if (!(find(DiskPath.checkName(path)) instanceof FileNode node)) {
      throw new FileNotFoundException(describe(path) + " is not a file that exists");
    }
    requireUnlocked(path);
    return node;
  }

  private Directory parent(String path) throws IOException {
    faults.requirePower();
    String parent = DiskPath.parent(DiskPath.checkName(path));
    if (!(find(parent) instanceof Directory directory)) {
      throw new FileNotFoundException(describe(parent) + " is not a directory");
    }
    return directory;
  }

  private void requireFree(String path) throws IOException {
    if (find(path) != null) {
      throw new DiskFileExistsException(describe(path));
    }
  }

  private void requireUnlocked(String path) throws IOException {
    faults.requirePower();
    String holder = locks.get(path);
    if (holder != null) {
      throw new DiskLockedException(describe(path), holder);
    }
  }

  private void attach(Directory parent, String path, FileNode node) {
    node.links++;
    parent.put(DiskPath.name(path), node);
  }

  private void detach(String path) {
    if (find(path) instanceof FileNode node
        && find(DiskPath.parent(path)) instanceof Directory in) {
      in.remove(DiskPath.name(path));
      node.links--;
      used -= node.links == 0 ? node.size() : 0;
    }
  }

  private static long bytesBelow(Directory directory, Set<Node> counted) {
    long bytes = 0;
    for (Node node : directory.entries().values()) {
      bytes +=
          switch (node) {
            case FileNode file -> counted.add(file) ? file.size() : 0;
            case Directory inner -> bytesBelow(inner, counted);
          };
    }
    return bytes;
  }
}
