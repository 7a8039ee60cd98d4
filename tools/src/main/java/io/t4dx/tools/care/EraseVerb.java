package io.t4dx.tools.care;

import io.t4dx.sleep.ErasureReport;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Bytes;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.NamespaceOption;
import io.t4dx.tools.verb.Refusal;
import io.t4dx.tools.verb.StoreVerb;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes every byte of an item away. */
@Command(
    name = "erase",
    description = "take every byte of an item out of every file, and prove it",
    footer = {
      "  tools/t4dx erase memories 0193e7a0-7c2b-7a3b-8f2e-000000000001",
      "  tools/t4dx erase memories --everything -n alice --yes"
    })
public final class EraseVerb extends StoreVerb {
  @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "the item's id")
  private @Nullable UUID id;

  @Mixin private NamespaceOption namespace = new NamespaceOption();

  @Option(names = "--everything", description = "everything in the namespace, edges too")
  private boolean everything;

  @Option(names = "--yes", description = "do it without a question")
  private boolean yes;

  /** Filled by the command line. */
  public EraseVerb() {}

  @Override
  protected Exit run(Page page) {
    if (everything == (id != null)) {
      throw Refusal.misunderstood(
          "it is not clear what is to be erased", "name an id, or say --everything");
    }
    try (Store store = open()) {
      String what =
          id == null
              ? "everything in the namespace '" + namespace.name() + "'"
              : "item " + id + " of the namespace '" + namespace.name() + "'";
      if (!confirmed(yes, "Erase " + what + "? It cannot be brought back.")) {
        page.say("nothing was done");
        return Exit.NO;
      }
      ErasureReport report =
          id == null
              ? store.sleep().eraseNamespace(namespace.name())
              : store.sleep().erase(namespace.key(id));
      page.facts(facts(report));
      return report.items() == 0 ? Exit.NO : Exit.DONE;
    }
  }

  private static Facts facts(ErasureReport report) {
    return new Facts()
        .add("itemsErased", report.items())
        .add("prototypesMadeAgain", report.prototypes())
        .add("filesWrittenAgain", report.rewritten().size())
        .add("filesReadAfterwards", report.scanned())
        .add("bytesReadAfterwards", new Bytes(report.scannedBytes()));
  }
}
