package io.t4dx.core.segment.format;

/** A segment file is of a format that this release does not know. */
public final class SegmentVersionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SegmentVersionException(String file, int version) {
    super(
        file
            + " is of format "
            + version
            + ", but this release knows format "
            + SegmentDescriptor.VERSION
            + " only: open the store with the release that wrote it or a newer one");
  }
}
