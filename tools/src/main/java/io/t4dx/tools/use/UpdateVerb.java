package io.t4dx.tools.use;

import io.t4dx.store.Store;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Input;
import io.t4dx.tools.verb.ItemVerb;
import io.t4dx.tools.verb.MetadataOption;
import io.t4dx.tools.verb.Refusal;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.WriteResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes named fields of an item. */
@Command(
    name = "update",
    description = "change fields of an item; what is not named stays",
    footer = {
      "  tools/t4dx update memories 0193e7a0-7c2b-7a3b-8f2e-000000000001 --importance 0.9",
      "  tools/t4dx update memories 0193e7a0-7c2b-7a3b-8f2e-000000000001 --valid-until 2026-05-17",
      "  tools/t4dx update memories 0193e7a0-7c2b-7a3b-8f2e-000000000001 --touch --meta topic=tea"
    })
public final class UpdateVerb extends ItemVerb {
  @Option(names = "--content", paramLabel = "TEXT", description = "another text; - from a pipe")
  private @Nullable String content;

  @Mixin private FieldOptions fields = new FieldOptions();

  @Option(
      names = "--add-kappa",
      paramLabel = "D",
      description = "add to kappa, which stays in 0 to 1")
  private @Nullable Float addToKappa;

  @Option(names = "--touch", description = "count an access")
  private boolean touch;

  @Option(names = "--no-session", description = "it belongs to no session any more")
  private boolean withoutSession;

  @Option(names = "--no-end", description = "it holds without end")
  private boolean withoutEnd;

  @Option(
      names = "--no-meta",
      paramLabel = "NAME",
      description = "take a fact away; may be repeated")
  private List<String> withoutFacts = new ArrayList<>();

  /** Filled by the command line. */
  public UpdateVerb() {}

  @Override
  protected Exit run(Page page) throws IOException {
    FieldUpdate.Builder update = FieldUpdate.builder();
    named(update);
    taken(update);
    try (Store store = open()) {
      WriteResult result = store.update(key(), update.build());
      switch (result.outcome()) {
        case APPLIED -> page.say("changed, as LSN " + result.lsn());
        case CONTRADICTION ->
            throw Refusal.no(
                "nothing was changed: it would end before it begins, or have too much metadata",
                "see what it is with 'tools/t4dx get'");
        default -> throw notThere();
      }
      page.object(new Facts().add("id", key().id()).add("lsn", result.lsn()));
    }
    return Exit.DONE;
  }

  private void named(FieldUpdate.Builder update) throws IOException {
    Input input = new Input(terminal());
    if (content != null) {
      update.content(input.text(content));
    }
    if (fields.vector != null) {
      update.vector(input.vector(fields.vector));
    }
    if (fields.kappa != null) {
      update.kappa(fields.kappa);
    }
    if (fields.importance != null) {
      update.importance(fields.importance);
    }
    if (fields.type != null) {
      update.type(fields.type);
    }
    if (fields.session != null) {
      update.session(fields.session);
    }
    if (fields.eventTime != null) {
      update.eventTime(fields.eventTime);
    }
    if (fields.validFrom != null) {
      update.validFrom(fields.validFrom);
    }
    if (fields.validUntil != null) {
      update.validUntil(fields.validUntil);
    }
    fields.facts.stream()
        .map(MetadataOption::parse)
        .forEach(fact -> update.metadata(fact.name(), fact.value()));
  }

  private void taken(FieldUpdate.Builder update) {
    if (addToKappa != null) {
      update.addToKappa(addToKappa);
    }
    if (touch) {
      update.addToAccessCount(1);
    }
    if (withoutSession) {
      update.withoutSession();
    }
    if (withoutEnd) {
      update.validWithoutEnd();
    }
    withoutFacts.forEach(update::withoutMetadata);
  }
}
