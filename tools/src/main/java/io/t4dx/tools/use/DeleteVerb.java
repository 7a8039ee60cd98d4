package io.t4dx.tools.use;

import io.t4dx.model.EdgeKey;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.ItemVerb;
import io.t4dx.tools.verb.Refusal;
import io.t4dx.write.Outcome;
import io.t4dx.write.WriteResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes an item, or an edge. */
@Command(
    name = "delete",
    description = "remove an item and every edge at it; or one edge from it",
    footer = {
      "  tools/t4dx delete memories 0193e7a0-7c2b-7a3b-8f2e-000000000001",
      "  tools/t4dx delete memories 0193e7a0-7c2b-7a3b-8f2e-000000000001 \\",
      "      --edge CAUSES:0193e7a0-7c2b-7a3b-8f2e-000000000002",
      "",
      "Its bytes stay in the files until they are written again; 'erase' takes those too."
    })
public final class DeleteVerb extends ItemVerb {
  @Option(
      names = "--edge",
      paramLabel = "TYPE:TARGET",
      description = "only this edge from it, and not the item")
  private @Nullable String edge;

  /** Filled by the command line. */
  public DeleteVerb() {}

  @Override
  protected Exit run(Page page) {
    try (Store store = open()) {
      WriteResult result = edge == null ? store.delete(key()) : deleteEdge(store, edge);
      if (result.outcome() != Outcome.APPLIED) {
        throw notThere();
      }
      page.say("deleted, as LSN " + result.lsn());
      page.object(new Facts().add("id", key().id()).add("lsn", result.lsn()));
    }
    return Exit.DONE;
  }

  private WriteResult deleteEdge(Store store, String text) {
    EdgeOption parsed = EdgeOption.parse(text);
    EdgeKey gone = new EdgeKey(key().namespace(), key().id(), parsed.type(), parsed.target());
    WriteResult result = store.deleteEdge(gone);
    if (result.outcome() != Outcome.APPLIED) {
      throw Refusal.no("there is no edge " + gone, "'tools/t4dx get' shows those that there are");
    }
    return result;
  }
}
