package io.t4dx.tools.use;

import io.t4dx.model.Parts;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanCursor;
import io.t4dx.query.ScanOrder;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.NamespaceOption;
import io.t4dx.tools.verb.StoreVerb;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists items in an order. */
@Command(
    name = "scan",
    description = "list items, in an order, with a filter",
    footer = {
      "  tools/t4dx scan memories --order event-time --desc --limit 20",
      "  tools/t4dx scan memories --session monday --json | jq .content",
      "  tools/t4dx scan memories --order kappa --min-kappa 0.5 -n alice"
    })
public final class ScanVerb extends StoreVerb {
  @Mixin private NamespaceOption namespace = new NamespaceOption();
  @Mixin private FilterOptions filter = new FilterOptions();

  @Option(
      names = "--order",
      paramLabel = "BY",
      description = "id (unless given), event-time, record-time, kappa or importance")
  private String order = "id";

  @Option(names = "--desc", description = "from the highest on")
  private boolean descending;

  @Option(names = "--limit", paramLabel = "N", description = "so many at most; 100 unless given")
  private long limit = 100;

  @Option(
      names = "--after",
      paramLabel = "CURSOR",
      description = "go on where an earlier scan has ended")
  private @Nullable String after;

  /** Filled by the command line. */
  public ScanVerb() {}

  @Override
  protected Exit run(Page page) {
    Scan scan = scan();
    try (Store store = open();
        ItemStream items = store.scan(scan)) {
      long count = page.table(ItemFacts.table(), items);
      if (count == 0) {
        page.note("no item passes");
      }
      if (count == limit) {
        items
            .cursor()
            .ifPresent(
                cursor -> page.note("there may be more: --after " + cursor.text() + " goes on"));
      }
    }
    return Exit.DONE;
  }

  private Scan scan() {
    Scan scan =
        Scan.in(namespace.name()).where(filter.filter()).limit(limit).returning(Parts.CONTENT);
    if (after != null) {
      return scan.after(ScanCursor.parse(after));
    }
    ScanOrder by = order();
    return descending ? scan.byDescending(by) : scan.by(by);
  }

  private ScanOrder order() {
    try {
      return ScanOrder.valueOf(order.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--order is '" + order + "'; it can be id, event-time, record-time, kappa, importance",
          e);
    }
  }
}
