package io.t4dx.core.segment.format;

import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import java.lang.foreign.MemorySegment;

/** The bytes of one section, each page of which is checked before it is first read. */
public final class SectionBytes {
  private final String file;
  private final Section section;
  private final SectionEntry entry;
  private final MemorySegment bytes;
  private final CheckedBytes checked;

  SectionBytes(String file, Section section, SectionEntry entry, CheckedBytes checked) {
    this.file = file;
    this.section = section;
    this.entry = entry;
    this.checked = checked;
    this.bytes = checked.bytes().asSlice(0, entry.length());
  }

  /** The section itself, without its padding; to be read after {@link #ensure}. */
  public MemorySegment bytes() {
    return bytes;
  }

  public long length() {
    return entry.length();
  }

  /** Checks what a range of the section lies in; costs a field's read once all was checked. */
  public void ensure(long offset, long length) {
    if (checked.pending()) {
      check(offset, length);
    }
  }

  /** The pages, for an index over them that checks them itself. */
  public CheckedBytes checked() {
    return checked;
  }

  private void check(long offset, long length) {
    try {
      checked.ensure(offset, length);
    } catch (CorruptIndexException e) {
      throw CorruptSegmentException.inImage(file, section, entry.offset(), e);
    }
  }

  /** Where it starts in the file. */
  public long offset() {
    return entry.offset();
  }

  /** The section and the zeros that pad it. */
  public long paddedLength() {
    return entry.paddedLength();
  }

  /** Checks all of it, also what was right before. */
  void verify() {
    try {
      checked.verify();
    } catch (CorruptIndexException e) {
      throw CorruptSegmentException.inImage(file, section, entry.offset(), e);
    }
  }

  /** What to throw where the bytes, though their checksums fit, make no sense. */
  public CorruptSegmentException nonsense(long offset, String what) {
    return CorruptSegmentException.inSection(file, section, entry.offset() + offset, what);
  }
}
