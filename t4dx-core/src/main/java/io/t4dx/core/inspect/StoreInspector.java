package io.t4dx.core.inspect;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.engine.IdentityFile;
import io.t4dx.core.engine.StoreIdentity;
import io.t4dx.core.log.format.LogPaths;
import io.t4dx.core.manifest.ManifestPaths;
import io.t4dx.core.segment.format.SegmentVersionException;
import io.t4dx.inspect.CheckListener;
import io.t4dx.inspect.CheckReport;
import io.t4dx.inspect.Inspector;
import io.t4dx.inspect.LogDump;
import io.t4dx.inspect.Manifests;
import io.t4dx.inspect.Picture;
import io.t4dx.inspect.SegmentDump;
import io.t4dx.inspect.Space;
import io.t4dx.inspect.Whereabouts;
import io.t4dx.store.T4dxException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks into the store on a disk. */
public final class StoreInspector implements Inspector {
  private final Disk disk;
  private final ManifestReading manifests;

  /** Looks into what is on a disk, whatever that is. */
  public StoreInspector(Disk disk) {
    this.disk = disk;
    this.manifests = new ManifestReading(disk);
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T translated(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw Failure.of(e);
    }
  }

  @Override
  public String directory() {
    return disk.describe("");
  }

  @Override
  public boolean isStore() {
    return translated(
        () ->
            disk.exists(IdentityFile.NAME)
                || disk.exists(ManifestPaths.CURRENT)
                || !disk.list(LogPaths.DIRECTORY).isEmpty());
  }

  @Override
  public List<String> segments() {
    return translated(() -> SegmentNames.counting(disk, manifests.current()));
  }

  @Override
  public SegmentDump segment(String path) {
    try {
      return translated(() -> SegmentReading.open(disk, path, manifests));
    } catch (SegmentVersionException e) {
      throw new T4dxException.StoreMismatch(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public LogDump log() {
    return new LogReading(disk, identity().map(StoreIdentity::id));
  }

  /** What STORE.json says; none where it does not read. */
  private Optional<StoreIdentity> identity() {
    try {
      return Optional.of(IdentityFile.read(disk));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public Manifests manifests() {
    return manifests;
  }

  @Override
  public Whereabouts find(UUID id, Optional<String> namespace) {
    return translated(() -> new Finder(disk, manifests, id, namespace).find());
  }

  @Override
  public Space space() {
    return translated(() -> new SpaceReading(disk).read(manifests));
  }

  @Override
  public CheckReport check(boolean deep, CheckListener listener) {
    return translated(() -> new StoreCheck(disk, manifests, deep, listener).check());
  }

  @Override
  public Picture picture(int mapped) {
    return translated(() -> new PictureReading(disk, manifests, identity(), mapped).read());
  }
}
