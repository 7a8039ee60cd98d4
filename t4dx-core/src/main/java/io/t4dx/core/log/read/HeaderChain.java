package io.t4dx.core.log.read;

import io.t4dx.core.log.format.FileHeader;
import io.t4dx.core.log.format.FilePosition;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the headers of a log say about each other. */
final class HeaderChain {
  private final LogCatalog catalog;
  private final long afterLsn;
  private @Nullable UUID store;

  HeaderChain(LogCatalog catalog, @Nullable UUID store, long afterLsn) {
    this.catalog = catalog;
    this.store = store;
    this.afterLsn = afterLsn;
  }

  /** What is wrong with a file as the successor of what was read before; null where nothing is. */
  @Nullable BadPlace check(int index, @Nullable FilePosition before) {
    String reason = reason(catalog.files().get(index), before);
    return reason == null ? null : new BadPlace(index, 0, reason, false);
  }

  private @Nullable String reason(CatalogFile file, @Nullable FilePosition before) {
    FileHeader header = file.header();
    if (header == null) {
      return "its header is not valid";
    }
    if (store == null) {
      store = header.store();
    }
    if (!header.store().equals(store)) {
      return "it belongs to store " + header.store() + ", not to " + store;
    }
    if (header.file() != file.number()) {
      return "its header says that it is file " + header.file();
    }
    FilePosition previous = header.previous();
    if (before == null) {
      return previous == null || previous.lastLsn() <= afterLsn
          ? null
          : "the file before it is missing (" + previous + ")";
    }
    if (previous == null) {
      return "its header says that no file comes before it, but there is file " + before.file();
    }
    if (previous.file() != before.file()) {
      return "the file before it is missing (" + previous + ")";
    }
    return previous.equals(before)
        ? null
        : "its header says of the file before it: " + previous + ", but found was: " + before;
  }
}
