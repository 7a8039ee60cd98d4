package io.t4dx.tools.night;

import io.t4dx.sleep.Fate;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.ItemVerb;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Tells what became of an item. */
@Command(
    name = "why",
    description =
        "tell what became of an item: merged, superseded, forgotten (by which rule), erased",
    footer = {"  tools/t4dx why memories 0193e7a0-7c2b-7a3b-8f2e-000000000001"})
public final class WhyVerb extends ItemVerb {
  /** Filled by the command line. */
  public WhyVerb() {}

  @Override
  protected Exit run(Page page) {
    try (Store store = open()) {
      Fate fate = store.sleep().why(key());
      page.facts(facts(fate));
      return fate.kind() == Fate.Kind.UNKNOWN ? Exit.NO : Exit.DONE;
    }
  }

  static Facts facts(Fate fate) {
    Facts facts =
        new Facts()
            .add("id", fate.key().id())
            .add("namespace", fate.key().namespace())
            .add("fate", fate.kind())
            .add("meaning", meaning(fate.kind()))
            .add("wentInto", some(fate.prototypes()))
            .add("supersededBy", some(fate.supersededBy()));
    fate.forgotten()
        .ifPresent(
            how ->
                facts
                    .add("rule", how.rule())
                    .add("cycle", how.cycle())
                    .add("forgottenAt", how.at())
                    .add("kappa", how.kappa())
                    .add("importance", how.importance())
                    .add("written", how.recordTime())
                    .add("archive", how.file().orElse("no longer there")));
    return facts;
  }

  private static <T> Optional<List<T>> some(List<T> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list);
  }

  private static String meaning(Fate.Kind kind) {
    return switch (kind) {
      case LIVE -> "it is there, as it was written";
      case MERGED -> "it is there, and went into a prototype";
      case SUPERSEDED -> "it is there, and another item took its place";
      case FORGOTTEN -> "sleep forgot it; 'unforget' brings it back while the archive has it";
      case ERASED -> "it was erased: nothing of it is left but this";
      case UNKNOWN -> "there is no such item, and nothing is known of one";
    };
  }
}
