package io.t4dx.tools.night;

import io.t4dx.sleep.Fate;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.ItemVerb;
import io.t4dx.tools.verb.Refusal;
import picocli.CommandLine.Command;

/** Brings a forgotten item back. */
@Command(
    name = "unforget",
    description = "bring a forgotten item back from the archive, with its edges",
    footer = {"  tools/t4dx unforget memories 0193e7a0-7c2b-7a3b-8f2e-000000000001"})
public final class UnforgetVerb extends ItemVerb {
  /** Filled by the command line. */
  public UnforgetVerb() {}

  @Override
  protected Exit run(Page page) {
    try (Store store = open()) {
      if (!store.sleep().restore(key())) {
        Fate fate = store.sleep().why(key());
        throw Refusal.no(
            key() + " was not brought back: it is " + fate.kind(),
            fate.forgotten().isPresent()
                ? "the archive does not have it any more"
                : "only what sleep forgot is in the archive");
      }
      page.say("it is back; sleep does not forget it again soon");
      page.object(new Facts().add("id", key().id()).add("restored", true));
    }
    return Exit.DONE;
  }
}
