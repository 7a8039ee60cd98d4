package io.t4dx.tools.full;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/** The default file system, with room for as many bytes as a test leaves it. */
public final class SmallFileSystem extends FileSystem {
  private final FileSystem real = FileSystems.getDefault();
  private final Room room = new Room();
  private final SmallProvider provider = new SmallProvider(this, room);

  /** One with room for everything. */
  public SmallFileSystem() {}

  /** Lets files grow by so many bytes from now on. */
  public void leave(long bytes) {
    room.leave(bytes);
  }

  /** What files have grown by since room was last left. */
  public long taken() {
    return room.taken();
  }

  Path wrap(Path path) {
    return SmallPath.of(this, path);
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public Path getPath(String first, String... more) {
    return wrap(real.getPath(first, more));
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(getPath(getSeparator()));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return real.getFileStores();
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public void close() {}

  @Override
  public Set<String> supportedFileAttributeViews() {
    return real.supportedFileAttributeViews();
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    PathMatcher matcher = real.getPathMatcher(pattern);
    return path -> matcher.matches(SmallPath.real(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return real.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("nobody watches it");
  }
}
