package io.t4dx.query;

import io.t4dx.model.Checks;
import io.t4dx.model.Limits;
import io.t4dx.model.Parts;
import java.util.Optional;

/** A walk over the items of a namespace that pass a filter, in an order, from a cursor on. */
public record Scan(
    String namespace,
    Filter filter,
    ScanOrder order,
    boolean descending,
    long limit,
    Optional<ScanCursor> after,
    Parts parts) {

  public Scan {
    Checks.name("namespace", namespace, Limits.NAMESPACE);
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + "; it must be at least 1");
    }
    if (after.isPresent()
        && (after.get().order() != order || after.get().descending() != descending)) {
      throw new IllegalArgumentException(
          "cursor is of a scan by "
              + after.get().order()
              + (after.get().descending() ? ", descending" : "")
              + ", but this one is by "
              + order
              + (descending ? ", descending" : ""));
    }
  }

  /** All items of a namespace in the order of their ids. */
  public static Scan in(String namespace) {
    return new Scan(
        namespace,
        Filter.everything(),
        ScanOrder.ID,
        false,
        Long.MAX_VALUE,
        Optional.empty(),
        Parts.EVERYTHING);
  }

  public Scan where(Filter newFilter) {
    return new Scan(namespace, newFilter, order, descending, limit, after, parts);
  }

  public Scan by(ScanOrder newOrder) {
    return new Scan(namespace, filter, newOrder, false, limit, after, parts);
  }

  public Scan byDescending(ScanOrder newOrder) {
    return new Scan(namespace, filter, newOrder, true, limit, after, parts);
  }

  public Scan limit(long newLimit) {
    return new Scan(namespace, filter, order, descending, newLimit, after, parts);
  }

  /** Goes on behind the last item that an earlier scan gave, in that scan's order. */
  public Scan after(ScanCursor cursor) {
    return new Scan(
        namespace, filter, cursor.order(), cursor.descending(), limit, Optional.of(cursor), parts);
  }

  /** Which parts of each item are read; everything unless given. */
  public Scan returning(Parts newParts) {
    return new Scan(namespace, filter, order, descending, limit, after, newParts);
  }
}
