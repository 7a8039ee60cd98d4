package io.t4dx.core.inspect.annex;

import io.t4dx.core.disk.Disk;
import io.t4dx.inspect.Finding;
import io.t4dx.inspect.Picture;
import io.t4dx.inspect.Whereabouts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What a module above the core keeps in a store's directory; found as a service. It writes nothing,
 * and takes a file that is missing by now for one that went.
 */
public interface Annex {
  /** Its directories, and what their files are called. */
  List<Room> rooms();

  /** A directory of files of one kind. */
  record Room(String directory, String kind) {}

  /**
   * Where an id is in its files.
   *
   * @param namespace only in that one; none for all
   */
  void find(
      Disk disk,
      UUID id,
      Optional<String> namespace,
      Consumer<Whereabouts.Place> places,
      Consumer<Finding> findings)
      throws IOException;

  /**
   * Reads its files whole.
   *
   * @param read is told of each file, when it has been read
   */
  void check(Disk disk, Consumer<String> read, Consumer<Finding> findings) throws IOException;

  /** The sleeps that its files tell of, oldest first. */
  List<Picture.Cycle> cycles(Disk disk) throws IOException;
}
