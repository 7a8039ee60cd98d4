package io.t4dx.tools.use;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.ItemDraft;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Input;
import io.t4dx.tools.verb.MetadataOption;
import io.t4dx.tools.verb.NamespaceOption;
import io.t4dx.tools.verb.StoreVerb;
import io.t4dx.write.WriteResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes one item. */
@Command(
    name = "put",
    description = "write an item, with edges; one under the same id is replaced whole",
    footer = {
      "  tools/t4dx put memories 'likes green tea' --vector '[0.9,0.1,0.2]' --importance 0.6",
      "  echo 'a long note' | tools/t4dx put memories - --session monday --meta topic=tea",
      "  tools/t4dx put memories 'the shop' --edge"
          + " RELATES_TO:0193e7a0-7c2b-7a3b-8f2e-000000000001:0.8"
    })
public final class PutVerb extends StoreVerb {
  @Parameters(index = "1", paramLabel = "CONTENT", description = "the text; - reads it from a pipe")
  private String content;

  @Mixin private NamespaceOption namespace = new NamespaceOption();

  @Option(names = "--id", paramLabel = "ID", description = "its id; a new one unless given")
  private @Nullable UUID id;

  @Mixin private FieldOptions fields = new FieldOptions();

  @Option(
      names = "--edge",
      paramLabel = "EDGE",
      description = "an edge from it: TYPE:TARGET or TYPE:TARGET:WEIGHT; may be repeated")
  private List<String> edges = new ArrayList<>();

  /** Filled by the command line. */
  public PutVerb() {}

  @Override
  protected Exit run(Page page) throws IOException {
    Input input = new Input(terminal());
    ItemDraft.Builder draft = ItemDraft.in(namespace.name()).content(input.text(content));
    if (fields.vector != null) {
      draft.vector(input.vector(fields.vector));
    }
    fill(draft);
    try (Store store = open()) {
      UUID named = id == null ? store.newId() : id;
      EdgeDraft[] leaving =
          edges.stream()
              .map(edge -> EdgeOption.parse(edge).from(namespace.name(), named))
              .toArray(EdgeDraft[]::new);
      WriteResult result = store.insert(draft.id(named).build(), leaving);
      page.say(named.toString());
      page.object(
          new Facts()
              .add("id", named)
              .add("lsn", result.lsn())
              .add("durability", result.durability()));
    }
    return Exit.DONE;
  }

  private void fill(ItemDraft.Builder draft) {
    if (fields.kappa != null) {
      draft.kappa(fields.kappa);
    }
    if (fields.importance != null) {
      draft.importance(fields.importance);
    }
    if (fields.type != null) {
      draft.type(fields.type);
    }
    if (fields.session != null) {
      draft.session(fields.session);
    }
    if (fields.eventTime != null) {
      draft.eventTime(fields.eventTime);
    }
    if (fields.validFrom != null) {
      draft.validFrom(fields.validFrom);
    }
    if (fields.validUntil != null) {
      draft.validUntil(fields.validUntil);
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    fields.facts.stream()
        .map(MetadataOption::parse)
        .forEach(fact -> metadata.put(fact.name(), fact.value()));
    draft.metadata(metadata);
  }
}
