package io.t4dx.tools.use;

import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Hit;
import io.t4dx.query.Search;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Table;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Input;
import io.t4dx.tools.verb.NamespaceOption;
import io.t4dx.tools.verb.Refusal;
import io.t4dx.tools.verb.StoreVerb;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds what is nearest to a vector, or to an item. */
@Command(
    name = "search",
    description = "find the items nearest to a vector, or more like an item",
    footer = {
      "  tools/t4dx search memories --vector '[0.8,0.2,0.2]' --k 5",
      "  tools/t4dx search memories --vector @query.json --min-kappa 0.3 --since 7d",
      "  tools/t4dx search memories --like 0193e7a0-7c2b-7a3b-8f2e-000000000001 --explain"
    })
public final class SearchVerb extends StoreVerb {
  /** One of them is needed. */
  static final class Near {
    @Option(
        names = {"-v", "--vector"},
        paramLabel = "VECTOR",
        description =
            "a JSON array of numbers, base64 of little-endian float32, @file, or - (pipe)")
    @Nullable String vector;

    @Option(
        names = "--like",
        paramLabel = "ID",
        description = "more like this item, which is not among what is found")
    @Nullable UUID like;
  }

  @ArgGroup(multiplicity = "1")
  private Near near = new Near();

  @Option(
      names = {"-k", "--k"},
      paramLabel = "K",
      description = "how many; 10 unless given")
  private int k = 10;

  @Mixin private NamespaceOption namespace = new NamespaceOption();
  @Mixin private FilterOptions filter = new FilterOptions();

  @Option(
      names = "--valid-at",
      paramLabel = "TIME",
      description = "what held then; what holds now unless given")
  private @Nullable Instant validAt;

  @Option(names = "--valid-or-not", description = "what holds no longer as well")
  private boolean validOrNot;

  @Option(names = "--exact", description = "compare every item, whatever that costs")
  private boolean exact;

  @Option(names = "--explain", description = "tell how the search was made")
  private boolean explain;

  /** Filled by the command line. */
  public SearchVerb() {}

  @Override
  protected Exit run(Page page) throws IOException {
    try (Store store = open()) {
      Search search = search(store);
      if (explain) {
        if (page.json()) {
          terminal().out().println(store.explain(search).json());
        } else {
          store.explain(search).text().lines().forEach(page::say);
        }
        return Exit.DONE;
      }
      List<Hit> hits = hits(store, search);
      page.table(table(), hits);
      if (hits.isEmpty()) {
        page.note("nothing was found");
        return Exit.NO;
      }
    }
    return Exit.DONE;
  }

  /** One more is asked for where the item itself is among what is nearest to it. */
  private Search search(Store store) throws IOException {
    Search.Builder search =
        Search.in(namespace.name())
            .k(near.like == null ? k : k + 1)
            .where(filter.filter())
            .returning(Parts.CONTENT);
    if (near.like != null) {
      search.nearest(vectorOf(store, near.like));
    } else if (near.vector != null) {
      search.nearest(new Input(terminal()).vector(near.vector));
    }
    if (validAt != null) {
      search.validAt(validAt);
    }
    if (validOrNot) {
      search.validOrNot();
    }
    return (exact ? search.exact() : search).build();
  }

  private float[] vectorOf(Store store, UUID id) {
    ItemKey key = namespace.key(id);
    return store
        .get(key, Parts.VECTOR)
        .orElseThrow(() -> Refusal.no("there is no item " + key, "-n names another namespace"))
        .vector()
        .orElseThrow(
            () ->
                Refusal.no(key + " has no vector, so nothing is near to it", "take another item"));
  }

  private List<Hit> hits(Store store, Search search) {
    return store.search(search).hits().stream()
        .filter(hit -> !hit.item().id().equals(near.like))
        .limit(k)
        .toList();
  }

  private static Table<Hit> table() {
    return new Table<Hit>()
        .number("score", Hit::score)
        .number("kappa", hit -> hit.item().kappa())
        .extra("importance", hit -> hit.item().importance())
        .people("date", hit -> ItemFacts.day(hit.item().eventTime()))
        .hidden("eventTime", hit -> hit.item().eventTime())
        .word("id", hit -> hit.item().id())
        .text("content", hit -> hit.item().content())
        .hidden("type", hit -> hit.item().type())
        .hidden("session", hit -> hit.item().session())
        .hidden("metadata", hit -> ItemFacts.metadata(hit.item()));
  }
}
