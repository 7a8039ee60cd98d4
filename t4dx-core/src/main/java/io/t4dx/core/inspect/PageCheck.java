package io.t4dx.core.inspect;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionBytes;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Compares each page of a section with its checksum; one that does not fit ends nothing. */
final class PageCheck {
  private PageCheck() {}

  /**
   * What is damaged of a section that the file has.
   *
   * @param read is told how many bytes more were read
   */
  static List<CorruptSegmentException> check(SegmentFile file, Section section, LongConsumer read) {
    SectionBytes bytes;
    try {
      bytes = file.get(section);
    } catch (CorruptSegmentException e) {
      return List.of(e);
    }
    List<CorruptSegmentException> damages = new ArrayList<>();
    long end = bytes.paddedLength();
    for (long at = 0; at < end; at += CheckedBytes.PAGE) {
      long length = Math.min(CheckedBytes.PAGE, end - at);
      try {
        bytes.checked().ensure(at, length);
      } catch (CorruptIndexException e) {
        damages.add(file.locate(section, e));
      }
      read.accept(length);
    }
    return damages;
  }
}
