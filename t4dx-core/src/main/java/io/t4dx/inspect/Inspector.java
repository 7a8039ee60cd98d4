package io.t4dx.inspect;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks into the directory of a store. Each answer is read from the files when it is asked for. */
public interface Inspector {
  /** The directory, as a person would look it up. */
  String directory();

  /** Whether there is a store at all: a STORE.json, a log or a CURRENT. */
  boolean isStore();

  /** The segments that the manifest in force names, oldest first; all files where there is none. */
  List<String> segments();

  /**
   * Opens one segment file.
   *
   * @param path below the directory, such as {@code segments/000012.seg}
   * @throws io.t4dx.store.T4dxException.DiskFailure if there is no such file
   */
  SegmentDump segment(String path);

  /** The log. */
  LogDump log();

  /** The manifests. */
  Manifests manifests();

  /**
   * Every place where an id is or was.
   *
   * @param namespace only in that one; none for all
   */
  Whereabouts find(UUID id, Optional<String> namespace);

  /** Where the bytes are. */
  Space space();

  /**
   * Reads everything and compares it with its checksums.
   *
   * @param deep whether to look for disagreements of indexes with the truth too, behind checksums
   *     that fit
   */
  CheckReport check(boolean deep, CheckListener listener);

  /**
   * What the store looks like.
   *
   * @param mapped at most so many vectors are put on the map
   */
  Picture picture(int mapped);
}
