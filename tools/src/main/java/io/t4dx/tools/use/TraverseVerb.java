package io.t4dx.tools.use;

import io.t4dx.model.Edge;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Traversal;
import io.t4dx.query.TraversalResult;
import io.t4dx.query.Visit;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Table;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.ItemVerb;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Walks along edges, and draws the way. */
@Command(
    name = "traverse",
    description = "walk along edges from an item, drawn as a tree",
    footer = {
      "  tools/t4dx traverse memories 0193e7a0-7c2b-7a3b-8f2e-000000000001 --depth 3",
      "  tools/t4dx traverse memories 0193e7a0-7c2b-7a3b-8f2e-000000000001 --type CAUSES"
          + " --direction in"
    })
public final class TraverseVerb extends ItemVerb {
  @Option(names = "--depth", paramLabel = "N", description = "so many steps; 2 unless given")
  private int depth = 2;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "along edges of this type only; may be repeated")
  private List<String> types = new ArrayList<>();

  @Option(names = "--direction", paramLabel = "WAY", description = "out (unless given), in or both")
  private Direction direction = Direction.OUT;

  @Option(names = "--min-weight", paramLabel = "W", description = "along edges as heavy as this")
  private float minWeight;

  @Option(names = "--limit", paramLabel = "N", description = "so many items; 1000 unless given")
  private int limit = 1000;

  /** Filled by the command line. */
  public TraverseVerb() {}

  @Override
  protected Exit run(Page page) {
    Traversal traversal =
        Traversal.from(key().namespace(), key().id())
            .types(types.stream().map(EdgeType::new).toArray(EdgeType[]::new))
            .direction(direction)
            .depth(depth)
            .minWeight(minWeight)
            .maxNodes(limit);
    try (Store store = open()) {
      TraversalResult result = store.traverse(traversal);
      boolean known = result.visits().size() > 1 || store.get(key(), Parts.FIELDS).isPresent();
      if (!known) {
        throw notThere();
      }
      if (page.json()) {
        page.table(table(store), result.visits());
      } else {
        new VisitTree(page, id -> content(store, id)).draw(result.visits());
      }
      if (!result.complete()) {
        page.note("there is more behind these " + limit + "; --limit lets it go on");
      }
    }
    return Exit.DONE;
  }

  private String content(Store store, UUID id) {
    return store
        .get(new ItemKey(key().namespace(), id), Parts.CONTENT)
        .map(Item::content)
        .orElse("(no item)");
  }

  private Table<Visit> table(Store store) {
    return new Table<Visit>()
        .number("depth", Visit::depth)
        .word("id", Visit::id)
        .word("type", visit -> visit.via().map(edge -> edge.type().name()))
        .number("weight", visit -> visit.via().map(Edge::weight))
        .hidden("source", visit -> visit.via().map(Edge::source))
        .hidden("target", visit -> visit.via().map(Edge::target))
        .text("content", visit -> content(store, visit.id()));
  }
}
