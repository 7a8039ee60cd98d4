package io.t4dx.core.checkpoint;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskLock;
import io.t4dx.core.disk.DiskPath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of an image, under the paths that they have in a store, wherever they are kept. Nothing
 * can be changed through it.
 */
final class ImageFiles implements Disk {
  private final Disk disk;
  private final TreeMap<String, String> places;

  /**
   * @param places where each is kept, by its path in a store
   */
  ImageFiles(Disk disk, Map<String, String> places) {
    this.disk = disk;
    this.places = new TreeMap<>(places);
  }

  @Override
  public DiskFile openForRead(String path) throws IOException {
    String place = places.get(path);
    if (place == null) {
      throw new FileNotFoundException(disk.describe(DiskPath.ROOT) + " has no " + path);
    }
    return disk.openForRead(place);
  }

  @Override
  public boolean exists(String path) {
    return places.containsKey(path);
  }

  @Override
  public List<String> list(String directory) {
    return places.keySet().stream()
        .filter(path -> DiskPath.parent(path).equals(directory))
        .map(DiskPath::name)
        .toList();
  }

  @Override
  public long freeBytes() {
    return 0;
  }

  @Override
  public String describe(String path) {
    return disk.describe(places.getOrDefault(path, path));
  }

  @Override
  public DiskFile create(String path) {
    throw unchangeable();
  }

  @Override
  public DiskFile openForUpdate(String path) {
    throw unchangeable();
  }

  @Override
  public void createDirectory(String path) {
    throw unchangeable();
  }

  @Override
  public void rename(String from, String to) {
    throw unchangeable();
  }

  @Override
  public void delete(String path) {
    throw unchangeable();
  }

  @Override
  public void link(String existing, String name) {
    throw unchangeable();
  }

  @Override
  public void syncDirectory(String path) {
    throw unchangeable();
  }

  @Override
  public DiskLock lock(String path, String holder) {
    throw unchangeable();
  }

  private static UnsupportedOperationException unchangeable() {
    return new UnsupportedOperationException("an image is read only");
  }
}
