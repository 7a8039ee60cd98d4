package io.t4dx.tools.use;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Cells;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.ItemVerb;
import io.t4dx.tools.verb.Refusal;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Outcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an item firmer, or an edge heavier. */
@Command(
    name = "strengthen",
    description = "make an item firmer, or an edge from it heavier; or the opposite",
    footer = {
      "  tools/t4dx strengthen memories 0193e7a0-7c2b-7a3b-8f2e-000000000001",
      "  tools/t4dx strengthen memories 0193e7a0-7c2b-7a3b-8f2e-000000000001 CAUSES \\",
      "      0193e7a0-7c2b-7a3b-8f2e-000000000002 --by=-0.2",
    })
public final class StrengthenVerb extends ItemVerb {
  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "TYPE",
      description = "the type of an edge that leaves the item")
  private @Nullable String type;

  @Parameters(
      index = "3",
      arity = "0..1",
      paramLabel = "TARGET",
      description = "where that edge ends")
  private @Nullable UUID target;

  @Option(
      names = "--by",
      paramLabel = "D",
      description = "so much is added; 0.05 unless given, and the sum stays in 0 to 1")
  private float by = 0.05f;

  @Option(names = "--create", description = "make the edge, if it is not there, with that weight")
  private boolean create;

  /** Filled by the command line. */
  public StrengthenVerb() {}

  @Override
  protected Exit run(Page page) {
    if (type != null && target == null) {
      throw Refusal.misunderstood(
          "the edge has no end", "name its type and its target, or neither for the item itself");
    }
    try (Store store = open()) {
      if (type == null || target == null) {
        item(store, page);
      } else {
        edge(store, page, new EdgeKey(key().namespace(), key().id(), new EdgeType(type), target));
      }
    }
    return Exit.DONE;
  }

  private void item(Store store, Page page) {
    FieldUpdate update = FieldUpdate.builder().addToKappa(by).build();
    if (store.update(key(), update).outcome() != Outcome.APPLIED) {
      throw notThere();
    }
    float kappa = store.get(key()).orElseThrow(this::notThere).kappa();
    page.say("kappa is " + Cells.text(kappa) + " now");
    page.object(new Facts().add("id", key().id()).add("kappa", kappa));
  }

  private void edge(Store store, Page page, EdgeKey edge) {
    MissingEdge missing = create ? MissingEdge.CREATE : MissingEdge.LEAVE;
    if (store.updateEdgeWeight(edge, by, missing).outcome() != Outcome.APPLIED) {
      throw noSuchEdge(edge);
    }
    float weight = store.edge(edge).orElseThrow(() -> noSuchEdge(edge)).weight();
    page.say("the edge weighs " + Cells.text(weight) + " now");
    page.object(
        new Facts()
            .add("source", edge.source())
            .add("type", edge.type().name())
            .add("target", edge.target())
            .add("weight", weight));
  }

  private static Refusal noSuchEdge(EdgeKey edge) {
    return Refusal.no("there is no edge " + edge, "--create makes it");
  }
}
