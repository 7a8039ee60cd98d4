package io.t4dx.core.log.format;

/**
 * How far a log file counts: what the header of the next file says about it.
 *
 * @param file its number
 * @param size the end of its last line
 * @param lastLsn the LSN of its last entry, or the one before its first where it has none
 * @param crc the checksum of its last line, be it header, entry or seal
 */
public record FilePosition(long file, long size, long lastLsn, int crc) {
  @Override
  public String toString() {
    return "file %d, size %d, last LSN %d, crc %08x".formatted(file, size, lastLsn, crc);
  }
}
