package io.t4dx.tools.use;

import io.t4dx.index.kernel.Metric;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Refusal;
import io.t4dx.tools.verb.StoreVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a store. */
@Command(
    name = "init",
    description = "make an empty store",
    footer = {
      "  tools/t4dx init memories",
      "  tools/t4dx init memories --dimension 384 --metric dot"
    })
public final class InitVerb extends StoreVerb {
  @Mixin private NewStoreOptions made = new NewStoreOptions();

  /** Filled by the command line. */
  public InitVerb() {}

  @Override
  protected Exit run(Page page) {
    if (isThere()) {
      throw Refusal.unusable(
          "there is a store in " + directory() + " already",
          "take another directory, or see what it holds with 'tools/t4dx stats "
              + directory()
              + "'");
    }
    StoreOptions.Builder options = quiet();
    made.applyTo(options);
    try (Store store = openOrMake(options)) {
      page.say("made an empty store in " + directory());
      page.object(
          new Facts()
              .add("store", directory())
              .add("metric", made.metric().orElse(Metric.COSINE))
              .add("lsn", store.lsn()));
    }
    return Exit.DONE;
  }
}
