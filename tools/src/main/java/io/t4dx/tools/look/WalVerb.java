package io.t4dx.tools.look;

import io.t4dx.inspect.Finding;
import io.t4dx.inspect.LogDump;
import io.t4dx.model.Micros;
import io.t4dx.tools.print.Bytes;
import io.t4dx.tools.print.Cells;
import io.t4dx.tools.print.Count;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Json;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Rows;
import io.t4dx.tools.print.Table;
import io.t4dx.tools.verb.Exit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the log of a store. */
@Command(
    name = "wal",
    description = "shows the log: its files, its lines, whether it is whole, or what comes",
    footer = {
      "  tools/t4dx wal memories                      its files",
      "  tools/t4dx wal memories print --from 1042    its lines, from an LSN on",
      "  tools/t4dx wal memories verify               reads all of it as an opening would",
      "  tools/t4dx wal memories follow               what another process writes, as it comes"
    })
public final class WalVerb extends LookVerb {
  private static final long PAUSE_MILLIS = 100;

  /** What is done with the log. */
  enum Action {
    LIST,
    PRINT,
    VERIFY,
    FOLLOW
  }

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "LIST",
      description = "list, print, verify or follow; 'list' unless given")
  private Action action = Action.LIST;

  @Option(names = "--from", paramLabel = "LSN", description = "from this LSN on")
  private Optional<Long> from = Optional.empty();

  @Option(
      names = {"--to", "--until-lsn"},
      paramLabel = "LSN",
      description = "up to this LSN; following ends there")
  private Optional<Long> to = Optional.empty();

  @Option(names = "--limit", paramLabel = "N", description = "at most so many lines")
  private Optional<Long> limit = Optional.empty();

  /** Filled by the command line. */
  public WalVerb() {}

  @Override
  protected Exit run(Page page) {
    LogDump log = inspector().log();
    return switch (action) {
      case LIST -> {
        page.table(FILES, log.files());
        yield Exit.DONE;
      }
      case PRINT -> print(page, log);
      case VERIFY -> verify(page, log.verify());
      case FOLLOW -> follow(page, log);
    };
  }

  private static final Table<LogDump.FileRow> FILES =
      new Table<LogDump.FileRow>()
          .word("file", LogDump.FileRow::file)
          .number("size", row -> new Bytes(row.size()))
          .number("used", row -> new Bytes(row.used()))
          .number("lines", row -> new Count(row.lines()))
          .number("first", LogDump.FileRow::first)
          .number("last", LogDump.FileRow::last)
          .hidden("at", row -> Micros.toInstant(row.at()))
          .text("state", LogDump.FileRow::state);

  private static final Table<LogDump.Line> LINES =
      new Table<LogDump.Line>()
          .number("lsn", LogDump.Line::lsn)
          .word("at", line -> Micros.toInstant(line.at()))
          .hidden("file", LogDump.Line::file)
          .number("offset", LogDump.Line::offset)
          .hidden("synced", LogDump.Line::synced)
          .hidden("seal", LogDump.Line::seal)
          .text("deeds", WalVerb::deeds)
          .hidden("ops", line -> new Json.Raw(line.ops()));

  private static Object deeds(LogDump.Line line) {
    return line.seal() ? "the log was closed cleanly" : line.deeds();
  }

  private Exit print(Page page, LogDump log) {
    Rows<LogDump.Line> rows = page.rows(LINES);
    List<Finding> findings =
        log.print(from.orElse(0L), to.orElse(Long.MAX_VALUE), limit.orElse(Long.MAX_VALUE), rows);
    rows.end();
    return Found.print(page, root(), findings);
  }

  private Exit verify(Page page, LogDump.Verification found) {
    page.facts(
        new Facts()
            .add("whole", found.damages().isEmpty())
            .add("files", found.files())
            .add("entries", new Count(found.entries()))
            .add("firstLsn", found.firstLsn())
            .add("lastLsn", found.lastLsn())
            .add("sealed", found.sealed())
            .add("torn", found.torn().isPresent()));
    Exit exit = Found.print(page, root(), found.damages());
    found.torn().ifPresent(torn -> Found.print(page, root(), List.of(torn)));
    return exit;
  }

  /** Until somebody ends it, nobody reads on, or the wanted LSN has come. */
  private Exit follow(Page page, LogDump log) {
    long left = limit.orElse(Long.MAX_VALUE);
    long until = to.orElse(Long.MAX_VALUE);
    try (LogDump.Follower follower = log.follow(from.orElse(0L))) {
      while (left > 0) {
        Optional<LogDump.Line> line = follower.next();
        if (line.isEmpty()) {
          page.terminal().out().flush();
          Thread.sleep(PAUSE_MILLIS);
        } else if (line.get().lsn() > until) {
          return Exit.DONE;
        } else {
          print(page, line.get());
          left--;
          if (line.get().lsn() == until) {
            return Exit.DONE;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Exit.DONE;
  }

  /** A line at a time: a table would wait for more before it prints the first. */
  private static void print(Page page, LogDump.Line line) {
    if (page.json()) {
      Rows<LogDump.Line> rows = page.rows(LINES);
      rows.accept(line);
      rows.end();
    } else {
      String text =
          "%d  %s  %s"
              .formatted(
                  line.lsn(), Cells.text(Micros.toInstant(line.at())), Cells.text(deeds(line)));
      page.say(Cells.cut(text, page.terminal().width()));
    }
  }
}
