package io.t4dx.tools.look;

import io.t4dx.inspect.Space;
import io.t4dx.tools.print.Bytes;
import io.t4dx.tools.print.Count;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Table;
import io.t4dx.tools.verb.Exit;
import java.util.Locale;
import picocli.CommandLine.Command;

/** Says where the bytes of a store are. */
@Command(
    name = "space",
    description = "where the bytes are: by kind of file, and by section of segments",
    footer = {"  tools/t4dx space memories", "  tools/t4dx space memories --json"})
public final class SpaceVerb extends LookVerb {
  /** Filled by the command line. */
  public SpaceVerb() {}

  @Override
  protected Exit run(Page page) {
    Space space = inspector().space();
    Facts facts =
        new Facts()
            .add("bytes", new Bytes(space.bytes()))
            .add("items", new Count(space.items()))
            .add("edges", new Count(space.edges()))
            .add("bytesPerItem", new Bytes(Math.round(space.bytesPerItem())))
            .add("rows", new Count(space.rows()))
            .add("edgeRows", new Count(space.edgeRows()))
            .add("liveBytes", new Bytes(space.liveBytes()));
    if (page.json()) {
      facts.add("kinds", space.kinds().stream().map(SpaceVerb::kind).toList());
      facts.add("sections", space.sections().stream().map(SpaceVerb::section).toList());
      page.object(facts);
      return Exit.DONE;
    }
    page.facts(facts);
    page.heading("by kind of file");
    page.table(
        new Table<Space.Kind>()
            .word("kind", Space.Kind::kind)
            .number("files", Space.Kind::files)
            .number("bytes", kind -> new Bytes(kind.bytes()))
            .number("share", kind -> percent(kind.bytes(), space.bytes())),
        space.kinds());
    long all = space.sections().stream().mapToLong(Space.Section::bytes).sum();
    page.heading("by section of the segments");
    page.table(
        new Table<Space.Section>()
            .word("section", Space.Section::section)
            .word("role", Space.Section::role)
            .number("bytes", section -> new Bytes(section.bytes()))
            .number("share", section -> percent(section.bytes(), all)),
        space.sections());
    return Exit.DONE;
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f%%", whole == 0 ? 0 : 100.0 * part / whole);
  }

  private static Facts kind(Space.Kind kind) {
    return new Facts()
        .add("kind", kind.kind())
        .add("files", kind.files())
        .add("bytes", kind.bytes());
  }

  private static Facts section(Space.Section section) {
    return new Facts()
        .add("section", section.section())
        .add("role", section.role())
        .add("files", section.files())
        .add("bytes", section.bytes());
  }
}
