package io.t4dx.core.inspect;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.log.format.HeaderLine;
import io.t4dx.core.log.format.LogLine;
import io.t4dx.core.log.read.CatalogFile;
import io.t4dx.core.log.read.LogCatalog;
import io.t4dx.core.log.read.LogReader;
import io.t4dx.core.log.read.LogVerification;
import io.t4dx.inspect.Finding;
import io.t4dx.inspect.Finding.Severity;
import io.t4dx.inspect.LogDump;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The log of a store, which somebody may be writing. */
final class LogReading implements LogDump {
  private static final int ATTEMPTS = 3;
  private static final String TORN =
      "nothing to do: a write that was cut short, or is being written; the next opening sets it"
          + " aside";

  private final Disk disk;
  private final Optional<UUID> store;

  LogReading(Disk disk, Optional<UUID> store) {
    this.disk = disk;
    this.store = store;
  }

  /** Reads while files of the log may go, because what they have is in segments by then. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T patiently(Reading<T> reading) {
    for (int attempt = 1; ; attempt++) {
      try {
        return reading.read();
      } catch (FileNotFoundException e) {
        if (attempt == ATTEMPTS) {
          throw Failure.of(e);
        }
      } catch (IOException e) {
        throw Failure.of(e);
      }
    }
  }

  @Override
  public List<FileRow> files() {
    return patiently(
        () -> {
          LogCatalog catalog = LogCatalog.read(disk);
          List<FileRow> rows = new ArrayList<>();
          for (int i = 0; i < catalog.files().size(); i++) {
            rows.add(row(catalog, i));
          }
          return rows;
        });
  }

  private FileRow row(LogCatalog catalog, int index) throws IOException {
    CatalogFile file = catalog.files().get(index);
    HeaderLine header = file.line();
    if (header == null || header.header() == null) {
      return new FileRow(file.path(), file.size(), 0, 0, -1, 0, 0, "its header is not valid");
    }
    Count count = new Count(header.header().first());
    long used = LogFileScan.scan(disk, file.path(), header.size(), catalog.limit(index), count);
    boolean newest = index >= catalog.newest();
    return new FileRow(
        file.path(),
        file.size(),
        used,
        header.header().first(),
        count.last,
        count.lines,
        header.header().at(),
        count.state(newest));
  }

  /** Counts the lines of a file. */
  private static final class Count implements LogFileScan.Visitor {
    private long last;
    private long lines;
    private boolean sealed;
    private long bad = -1;
    private boolean torn;

    Count(long first) {
      last = first - 1;
    }

    @Override
    public boolean line(LogLine line, long start) {
      sealed = line.isSeal();
      if (!line.isSeal()) {
        lines++;
        last = line.lsn();
      }
      return true;
    }

    @Override
    public void bad(long from, boolean atEnd) {
      bad = bad < 0 ? from : bad;
      torn = atEnd && bad == from;
    }

    String state(boolean newest) {
      if (bad >= 0) {
        return (newest && torn && !sealed ? "torn at offset " : "damaged at offset ") + bad;
      }
      return sealed ? "sealed" : newest ? "open" : "closed";
    }
  }

  @Override
  public List<Finding> print(long fromLsn, long toLsn, long limit, Consumer<? super Line> to) {
    Findings findings = new Findings();
    Printer printer = new Printer(fromLsn, toLsn, limit, to);
    try {
      LogCatalog catalog = LogCatalog.read(disk);
      for (int i = 0; i < catalog.files().size() && printer.left > 0; i++) {
        if (!endsBefore(catalog, i, fromLsn)) {
          print(catalog, i, printer, findings);
        }
      }
    } catch (IOException e) {
      throw Failure.of(e);
    }
    return findings.list();
  }

  private static boolean endsBefore(LogCatalog catalog, int index, long lsn) {
    HeaderLine next =
        index + 1 < catalog.files().size() ? catalog.files().get(index + 1).line() : null;
    return next != null && next.header() != null && next.header().first() <= lsn;
  }

  private void print(LogCatalog catalog, int index, Printer printer, Findings findings)
      throws IOException {
    CatalogFile file = catalog.files().get(index);
    HeaderLine header = file.line();
    printer.file = disk.describe(file.path());
    printer.findings = findings;
    printer.newest = index >= catalog.newest();
    if (header == null) {
      findings.loss(printer.file, 0, "its header is not valid", Findings.SALVAGE);
    }
    try {
      long from = header == null ? 0 : header.size();
      LogFileScan.scan(disk, file.path(), from, catalog.limit(index), printer);
    } catch (FileNotFoundException e) {
      findings.note(printer.file, "it went while it was to be read", "");
    }
  }

  /** Hands lines over. */
  private static final class Printer implements LogFileScan.Visitor {
    private final Deeds deeds = new Deeds();
    private final long fromLsn;
    private final long toLsn;
    private final Consumer<? super Line> to;
    private long left;
    private String file = "";
    private boolean newest;
    private Findings findings = new Findings();

    Printer(long fromLsn, long toLsn, long limit, Consumer<? super Line> to) {
      this.fromLsn = fromLsn;
      this.toLsn = toLsn;
      this.left = limit;
      this.to = to;
    }

    @Override
    public boolean line(LogLine line, long start) {
      if (line.lsn() >= fromLsn && line.lsn() <= toLsn && left > 0) {
        to.accept(LogReading.line(file, start, line, deeds));
        left--;
      }
      return left > 0 && line.lsn() <= toLsn;
    }

    @Override
    public void bad(long from, boolean atEnd) {
      if (newest && atEnd) {
        findings.add(
            new Finding(Severity.NOTE, file, "", from, "the bytes from there are no line", TORN));
      } else {
        findings.loss(file, from, "the bytes from there are no line", Findings.SALVAGE);
      }
    }
  }

  static Line line(String file, long start, LogLine line, Deeds deeds) {
    byte[] bytes = line.bytes();
    boolean seal = line.isSeal();
    return new Line(
        file,
        start,
        line.lsn(),
        line.at(),
        line.synced(),
        seal,
        seal ? List.of() : deeds.texts(bytes, line.opsOffset(), line.opsLength()),
        seal
            ? "[]"
            : new String(bytes, line.opsOffset(), line.opsLength(), StandardCharsets.UTF_8));
  }

  @Override
  public Verification verify() {
    return patiently(
        () -> {
          LogVerification found = LogReader.open(disk).verify(store);
          return new Verification(
              found.files(),
              found.entries(),
              found.firstLsn(),
              found.lastLsn(),
              found.sealed(),
              Optional.ofNullable(found.tornTail())
                  .map(
                      torn ->
                          new Finding(
                              Severity.NOTE, torn.file(), "", torn.offset(), torn.reason(), TORN)),
              found.damages().stream().map(Findings::of).toList());
        });
  }

  @Override
  public Follower follow(long fromLsn) {
    return new LogFollower(disk, fromLsn);
  }
}
