package io.t4dx.tools.lines;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Reads a file in blocks of whole lines; none is held in memory but the one that is made. */
final class BlockReader {
  /** A longer line is no line of a store: its content alone could not be that long. */
  static final int LONGEST = 64 << 20;

  private static final int MOST_LINES = 500;
  private static final int MOST_BYTES = 4 << 20;
  private static final int AT_ONCE = 1 << 20;

  private final InputStream in;
  private final int longest;
  private byte[] buffer = new byte[AT_ONCE];
  private int from;
  private int to;
  private long line = 1;
  private long bytesRead;
  private boolean ended;

  BlockReader(InputStream in) {
    this(in, LONGEST);
  }

  BlockReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** The next lines; none where the file has ended. */
  Optional<Block> next() throws IOException {
    int[] starts = new int[MOST_LINES];
    int[] ends = new int[MOST_LINES];
    int lines = 0;
    int at = from;
    boolean tooLong = false;
    while (lines < MOST_LINES && at - from < MOST_BYTES) {
      int end = endOfLine(at);
      if (end < 0 && lines > 0) {
        break;
      }
      if (end < 0) {
        at = more(at);
        if (ended && at == to) {
          return Optional.empty();
        }
        if (to - at >= longest) {
          skipLine();
          tooLong = true;
          at = from;
          break;
        }
        continue;
      }
      starts[lines] = at;
      ends[lines++] = end;
      at = Math.min(end + 1, to);
    }
    return Optional.of(block(starts, ends, lines, at, tooLong));
  }

  private Block block(int[] starts, int[] ends, int lines, int at, boolean tooLong) {
    bytesRead += at - from;
    Block block =
        new Block(
            line,
            Arrays.copyOfRange(buffer, from, at),
            shifted(starts, lines),
            shifted(ends, lines),
            bytesRead,
            tooLong);
    line = block.nextLine();
    from = at;
    return block;
  }

  private int[] shifted(int[] places, int count) {
    int[] shifted = new int[count];
    for (int i = 0; i < count; i++) {
      shifted[i] = places[i] - from;
    }
    return shifted;
  }

  /** Where the line ends that begins there; negative where that has not been read yet. */
  private int endOfLine(int start) {
    for (int i = start; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return ended && start < to ? to : -1;
  }

  /** Reads on, with what is left at the begin of the buffer; tells where that is. */
  private int more(int at) throws IOException {
    System.arraycopy(buffer, at, buffer, 0, to - at);
    to -= at;
    from = 0;
    if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * to);
    }
    int read = in.read(buffer, to, buffer.length - to);
    if (read < 0) {
      ended = true;
    } else {
      to += read;
    }
    return 0;
  }

  private void skipLine() throws IOException {
    bytesRead += to;
    to = 0;
    from = 0;
    for (int read = in.read(buffer); ; read = in.read(buffer)) {
      if (read < 0) {
        ended = true;
        return;
      }
      for (int i = 0; i < read; i++) {
        if (buffer[i] == '\n') {
          bytesRead += i + 1;
          System.arraycopy(buffer, i + 1, buffer, 0, read - i - 1);
          to = read - i - 1;
          return;
        }
      }
      bytesRead += read;
    }
  }
}
