package io.t4dx.tools.look;

import io.t4dx.inspect.Whereabouts;
import io.t4dx.inspect.Whereabouts.Place;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Table;
import io.t4dx.tools.verb.Exit;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds every place where an id is or was. */
@Command(
    name = "find",
    description =
        "every place where an id is or was: rows, patches, edges, lines of the log, what was"
            + " forgotten",
    footer = {
      "  tools/t4dx find memories 0193e7a0-7c2b-7a3b-8f2e-000000000000",
      "  tools/t4dx find memories 0193e7a0-7c2b-7a3b-8f2e-000000000000 --namespace alice --json",
      "",
      "Exits with 1 where it is nowhere."
    })
public final class FindVerb extends LookVerb {
  @Parameters(index = "1", paramLabel = "ID", description = "of an item, or an end of edges")
  private UUID id;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "only in this namespace; in all unless given")
  private Optional<String> namespace = Optional.empty();

  /** Filled by the command line. */
  public FindVerb() {}

  @Override
  protected Exit run(Page page) {
    Whereabouts found = inspector().find(id, namespace);
    page.table(table(), found.places());
    Exit damage = Found.print(page, root(), found.findings());
    if (found.places().isEmpty()) {
      page.say("it is in no file of the store");
      return Exit.NO;
    }
    return damage;
  }

  private Table<Place> table() {
    return new Table<Place>()
        .word("kind", place -> place.kind().name().toLowerCase(Locale.ROOT))
        .word("state", Place::state)
        .number("lsn", Place::lsn)
        .word("file", place -> shortened(place.file()))
        .number("at", Place::at)
        .text("namespace", Place::namespace)
        .text("what", Place::what);
  }

  /** Below the store's directory. */
  private String shortened(String file) {
    Path path = Path.of(file);
    Path root = Path.of(root());
    return path.startsWith(root) ? root.relativize(path).toString() : file;
  }
}
