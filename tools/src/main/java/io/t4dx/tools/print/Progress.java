package io.t4dx.tools.print;

import java.time.Duration;
import java.util.Locale;

/**
 * How far something has come, on one line of a terminal that is drawn again and again and leaves
 * nothing behind. Where there is no terminal nothing is drawn.
 */
public final class Progress implements AutoCloseable {
  private static final long EVERY = 100_000_000;
  private static final int BAR = 20;

  private final Terminal terminal;
  private final String what;
  private final String unit;
  private final long total;
  private final long began = System.nanoTime();
  private long drawn = began - EVERY;
  private boolean visible;

  Progress(Terminal terminal, String what, String unit, long total) {
    this.terminal = terminal;
    this.what = what;
    this.unit = unit;
    this.total = total;
  }

  /** So much is done, of that which is counted and of the total. */
  public void at(long done, long of) {
    long now = System.nanoTime();
    if (terminal.showsProgress() && now - drawn >= EVERY) {
      drawn = now;
      draw(line(what, unit, done, of, total, (now - began) / 1e9));
    }
  }

  /** So much of the total is done. */
  public void at(long done) {
    at(done, done);
  }

  /** Says what is being done, in words, and how much of it from 0 to 1. */
  public void at(double fraction, String words) {
    long now = System.nanoTime();
    if (terminal.showsProgress() && now - drawn >= EVERY) {
      drawn = now;
      draw(what + " " + bar(fraction) + " " + words);
    }
  }

  /** How long it has taken so far. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  static String line(String what, String unit, long done, long of, long total, double seconds) {
    StringBuilder line = new StringBuilder(what);
    if (total > 0) {
      double fraction = Math.min(1, (double) of / total);
      line.append(' ').append(bar(fraction));
      line.append(String.format(Locale.ROOT, " %3.0f%%", fraction * 100));
    }
    line.append(String.format(Locale.ROOT, "  %,d %s", done, unit));
    if (seconds > 0.5) {
      line.append(String.format(Locale.ROOT, ", %,.0f/s", done / seconds));
      if (total > 0 && of > 0) {
        double left = seconds * (total - of) / of;
        line.append(", ").append(Cells.text(Duration.ofSeconds(Math.round(left)))).append(" left");
      }
    }
    return line.toString();
  }

  private static String bar(double fraction) {
    int full = (int) Math.round(BAR * Math.clamp(fraction, 0, 1));
    return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
  }

  private void draw(String line) {
    visible = true;
    terminal.err().print("\r" + Cells.cut(line, terminal.width() - 1) + "\u001b[K");
    terminal.err().flush();
  }

  @Override
  public void close() {
    clear();
  }

  /** Takes the line away, until there is more to tell. */
  public void clear() {
    if (visible) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
      visible = false;
    }
  }
}
