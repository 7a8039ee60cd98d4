package io.t4dx.inspect;

import java.util.List;
import java.util.function.Consumer;

/** One open segment file. Used by one thread at a time. */
public interface SegmentDump extends AutoCloseable {
  /** The file, as a person would look it up. */
  String file();

  /**
   * Shows a part of it, row by row.
   *
   * @return what of the part could not be read; each damage once
   */
  List<Finding> dump(Part part, Selection selection, Consumer<? super DumpRow> to);

  @Override
  void close();
}
