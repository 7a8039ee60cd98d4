package io.t4dx.core.segment.format;

/**
 * Where a section is.
 *
 * @param length without the zeros that pad it to a multiple of 64
 * @param crc the CRC-32C of the checksums of its pages
 */
public record SectionEntry(String name, long offset, long length, int crc) {
  long paddedLength() {
    return SegmentDescriptor.aligned(length);
  }
}
