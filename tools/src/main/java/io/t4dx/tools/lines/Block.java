package io.t4dx.tools.lines;

/** Some whole lines of a file, as they were read. */
final class Block {
  private final long firstLine;
  private final byte[] bytes;
  private final int[] starts;
  private final int[] ends;
  private final long bytesRead;
  private final boolean tooLong;

  /**
   * Takes over lines.
   *
   * @param firstLine the number of the first one, counted from 1
   * @param bytes the lines, and maybe more
   * @param starts where each begins
   * @param ends where each ends, its end of line not counted
   * @param bytesRead how much of the file has been read with them
   * @param tooLong whether one follows that is longer than a line may be; its bytes are not here
   */
  Block(long firstLine, byte[] bytes, int[] starts, int[] ends, long bytesRead, boolean tooLong) {
    this.firstLine = firstLine;
    this.bytes = bytes;
    this.starts = starts;
    this.ends = ends;
    this.bytesRead = bytesRead;
    this.tooLong = tooLong;
  }

  long firstLine() {
    return firstLine;
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int line) {
    return starts[line];
  }

  int length(int line) {
    return ends[line] - starts[line];
  }

  long bytesRead() {
    return bytesRead;
  }

  boolean tooLong() {
    return tooLong;
  }

  int lines() {
    return starts.length;
  }

  /** The number of the first line behind these. */
  long nextLine() {
    return firstLine + lines() + (tooLong ? 1 : 0);
  }

  boolean isBlank(int line) {
    for (int i = starts[line]; i < ends[line]; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
