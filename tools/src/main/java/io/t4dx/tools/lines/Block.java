package io.t4dx.tools.lines;

/**
 * Some whole lines of a file, as they were read.
 *
 * @param firstLine the number of the first one, counted from 1
 * @param bytes the lines, and maybe more
 * @param starts where each begins
 * @param ends where each ends, its end of line not counted
 * @param bytesRead how much of the file has been read with them
 * @param tooLong whether the last one is longer than a line may be; its bytes are not here
 */
record Block(
    long firstLine, byte[] bytes, int[] starts, int[] ends, long bytesRead, boolean tooLong) {
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
