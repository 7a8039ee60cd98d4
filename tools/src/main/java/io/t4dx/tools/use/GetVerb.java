package io.t4dx.tools.use;

import io.t4dx.model.Edge;
import io.t4dx.model.Item;
import io.t4dx.query.Direction;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.ItemVerb;
import java.util.List;
import picocli.CommandLine.Command;

/** Shows one item. */
@Command(
    name = "get",
    description = "show an item, with the edges at it",
    footer = {
      "  tools/t4dx get memories 0193e7a0-7c2b-7a3b-8f2e-000000000001",
      "  tools/t4dx get memories 0193e7a0-7c2b-7a3b-8f2e-000000000001 --json"
    })
public final class GetVerb extends ItemVerb {
  /** Filled by the command line. */
  public GetVerb() {}

  @Override
  protected Exit run(Page page) {
    try (Store store = open()) {
      Item item = store.get(key()).orElseThrow(this::notThere);
      List<Edge> edges = store.edges(key().namespace(), key().id(), Direction.BOTH);
      Facts facts = ItemFacts.of(item);
      if (page.json()) {
        page.object(facts.add("edges", edges.stream().map(GetVerb::edge).toList()));
      } else {
        page.facts(facts);
        if (!edges.isEmpty()) {
          page.heading("edges");
          page.table(ItemFacts.edges(), edges);
        }
      }
    }
    return Exit.DONE;
  }

  private static Facts edge(Edge edge) {
    return new Facts()
        .add("source", edge.source())
        .add("type", edge.type().name())
        .add("target", edge.target())
        .add("weight", edge.weight())
        .add("createdAt", edge.createdAt());
  }
}
