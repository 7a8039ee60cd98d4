package io.t4dx.tools.look;

import io.t4dx.inspect.Manifests;
import io.t4dx.model.Micros;
import io.t4dx.tools.print.Bytes;
import io.t4dx.tools.print.Count;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Json;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Table;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Refusal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the manifests of a store. */
@Command(
    name = "manifest",
    description = "shows which segments are the store: now, before, and what changed",
    footer = {
      "  tools/t4dx manifest memories              the manifest in force",
      "  tools/t4dx manifest memories print 41     another one",
      "  tools/t4dx manifest memories history      all that are kept",
      "  tools/t4dx manifest memories diff 41 42   what changed from one to the other"
    })
public final class ManifestVerb extends LookVerb {
  /** What is done with manifests. */
  enum Action {
    PRINT,
    HISTORY,
    DIFF
  }

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "PRINT",
      description = "print, history or diff; 'print' unless given")
  private Action action = Action.PRINT;

  @Parameters(
      index = "2..3",
      arity = "0..2",
      paramLabel = "NUMBER",
      description = "of the manifests; the one in force, and the one before, unless given")
  private List<Long> numbers = new ArrayList<>();

  /** Filled by the command line. */
  public ManifestVerb() {}

  private static final Table<Manifests.Glance> GLANCES =
      new Table<Manifests.Glance>()
          .number("number", Manifests.Glance::number)
          .hidden("inForce", Manifests.Glance::inForce)
          .number("segments", Manifests.Glance::segments)
          .number("rows", row -> new Count(row.rows()))
          .number("deadRows", row -> new Count(row.deadRows()))
          .number("edges", row -> new Count(row.edges()))
          .hidden("deadEdges", row -> new Count(row.deadEdges()))
          .number("bytes", row -> new Bytes(row.bytes()))
          .number("logPosition", Manifests.Glance::logPosition)
          .hidden("clock", row -> Micros.toInstant(row.clock()))
          .text("state", row -> row.inForce() ? "in force" : row.state());

  private static final Table<Manifests.SegmentRow> SEGMENTS =
      new Table<Manifests.SegmentRow>()
          .number("number", Manifests.SegmentRow::number)
          .number("size", row -> new Bytes(row.size()))
          .number("rows", row -> new Count(row.rows()))
          .number("deadRows", row -> new Count(row.deadRows()))
          .number("edges", row -> new Count(row.edges()))
          .number("deadEdges", row -> new Count(row.deadEdges()))
          .number("firstLsn", Manifests.SegmentRow::firstLsn)
          .number("lastLsn", Manifests.SegmentRow::lastLsn)
          .hidden("contents", Manifests.SegmentRow::contents);

  private static final Table<Manifests.Difference> DIFFERENCES =
      new Table<Manifests.Difference>()
          .word("what", Manifests.Difference::what)
          .text("before", Manifests.Difference::before)
          .text("after", Manifests.Difference::after);

  @Override
  protected Exit run(Page page) {
    Manifests manifests = inspector().manifests();
    switch (action) {
      case HISTORY -> page.table(GLANCES, manifests.history());
      case PRINT -> {
        if (numbers.isEmpty() && manifests.inForce().isEmpty() && manifests.findings().isEmpty()) {
          page.say("there is no manifest yet: all that was written is in the log");
          return Exit.DONE;
        }
        print(page, version(manifests, numbers.isEmpty() ? inForce(manifests) : numbers.get(0)));
      }
      case DIFF -> diff(page, manifests);
    }
    return Found.print(page, root(), manifests.findings());
  }

  private static long inForce(Manifests manifests) {
    return manifests
        .inForce()
        .orElseThrow(
            () ->
                Refusal.no(
                    "no manifest is in force",
                    "'tools/t4dx manifest STORE history' lists those that are there, 'tools/t4dx"
                        + " check STORE' says what is wrong"));
  }

  private static Manifests.Version version(Manifests manifests, long number) {
    return manifests
        .print(number)
        .orElseThrow(
            () ->
                Refusal.no(
                    "manifest " + number + " is not there, or not whole",
                    "'tools/t4dx manifest STORE history' lists those that are there"));
  }

  private static void print(Page page, Manifests.Version version) {
    Facts facts =
        new Facts()
            .add("number", version.number())
            .add("store", version.store())
            .add("dimension", version.dimension())
            .add("logPosition", version.logPosition())
            .add("clock", Micros.toInstant(version.clock()))
            .add("nextSegment", version.nextSegment())
            .add("scales", version.scales().stream().map(ManifestVerb::scales).toList());
    if (page.json()) {
      page.object(
          facts.add("segments", version.segments().stream().map(ManifestVerb::segment).toList()));
    } else {
      page.facts(facts);
      page.heading("segments");
      page.table(SEGMENTS, version.segments());
    }
  }

  private static Facts scales(Manifests.Scales scales) {
    return new Facts()
        .add("namespace", scales.namespace())
        .add("firstOrdinal", scales.firstOrdinal())
        .add("operations", scales.operations().stream().map(Json.Raw::new).toList());
  }

  private static Facts segment(Manifests.SegmentRow row) {
    return new Facts()
        .add("number", row.number())
        .add("size", row.size())
        .add("rows", row.rows())
        .add("deadRows", row.deadRows())
        .add("edges", row.edges())
        .add("deadEdges", row.deadEdges())
        .add("firstLsn", row.firstLsn())
        .add("lastLsn", row.lastLsn())
        .add("contents", row.contents());
  }

  private void diff(Page page, Manifests manifests) {
    long after = numbers.size() == 2 ? numbers.get(1) : inForce(manifests);
    long before =
        numbers.isEmpty()
            ? manifests.history().stream()
                .mapToLong(Manifests.Glance::number)
                .filter(number -> number < after)
                .max()
                .orElseThrow(
                    () ->
                        Refusal.no(
                            "there is no manifest before " + after, "give two numbers to compare"))
            : numbers.get(0);
    version(manifests, before);
    version(manifests, after);
    if (page.table(DIFFERENCES, manifests.diff(before, after)) == 0) {
      page.say("manifests %d and %d say the same".formatted(before, after));
    }
  }
}
