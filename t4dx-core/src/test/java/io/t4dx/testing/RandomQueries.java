package io.t4dx.testing;

import io.t4dx.model.ItemType;
import io.t4dx.model.Micros;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanOrder;
import io.t4dx.query.Search;
import io.t4dx.query.TimeField;
import io.t4dx.query.Traversal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Random questions about the world of {@link RandomItems}. */
public final class RandomQueries {
  private final SplittableRandom random;
  private final RandomItems items;

  public RandomQueries(SplittableRandom random, RandomItems items) {
    this.random = random;
    this.items = items;
  }

  public Filter filter() {
    return random.nextInt(3) == 0 ? Filter.everything() : filter(2);
  }

  private Filter filter(int depth) {
    return switch (random.nextInt(depth == 0 ? 10 : 13)) {
      case 0 -> Filter.kappaBetween(least(), most());
      case 1 -> Filter.importanceBetween(least(), most());
      case 2, 3 -> time();
      case 4 -> Filter.validAt(items.time());
      case 5 -> new Filter.TypeIn(types());
      case 6 -> Filter.session(items.session());
      case 7 -> Filter.metadata(items.metadataName(), items.metadataScalar());
      case 8 -> Filter.metadataBetween(items.metadataName(), -random.nextInt(3), 1.5);
      case 9 -> Filter.hasMetadata(items.metadataName());
      case 10 -> new Filter.And(filters(depth - 1));
      case 11 -> new Filter.Or(filters(depth - 1));
      default -> filter(depth - 1).negate();
    };
  }

  private float least() {
    return Math.min(0.5f, items.unit());
  }

  private float most() {
    return Math.max(0.5f, items.unit());
  }

  private Filter time() {
    TimeField field = items.pick(List.of(TimeField.values()));
    long from = Micros.of("from", items.time());
    return switch (random.nextInt(5)) {
      case 0 -> new Filter.TimeBetween(field, from, Long.MAX_VALUE);
      case 1 -> new Filter.TimeBetween(field, Long.MIN_VALUE, from);
      default -> new Filter.TimeBetween(field, from, from + random.nextInt(3000));
    };
  }

  private Set<ItemType> types() {
    Set<ItemType> types = Set.of(items.itemType());
    return random.nextInt(8) == 0 ? Set.of() : types;
  }

  private List<Filter> filters(int depth) {
    List<Filter> filters = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      filters.add(filter(depth));
    }
    return filters;
  }

  public Search search() {
    Search.Builder search =
        Search.in(items.namespace())
            .nearest(items.vector())
            .k(random.nextInt(4) == 0 ? 1000 : random.nextInt(1, 8))
            .where(filter());
    switch (random.nextInt(4)) {
      case 0 -> search.validAt(items.time());
      case 1 -> search.validOrNot();
      default -> {}
    }
    search.returning(parts());
    return random.nextBoolean() ? search.exact().build() : search.build();
  }

  /** Mostly everything: the other parts are what most checks look at. */
  public Parts parts() {
    return random.nextInt(3) > 0
        ? Parts.EVERYTHING
        : new Parts(random.nextBoolean(), random.nextBoolean());
  }

  public Scan scan() {
    ScanOrder order = items.pick(List.of(ScanOrder.values()));
    Scan scan = Scan.in(items.namespace()).where(filter());
    scan = random.nextBoolean() ? scan.by(order) : scan.byDescending(order);
    scan = scan.returning(parts());
    return random.nextInt(3) == 0 ? scan.limit(random.nextInt(1, 6)) : scan;
  }

  public Traversal traversal() {
    Traversal traversal =
        Traversal.from(items.namespace(), items.id())
            .direction(items.pick(List.of(Direction.values())))
            .depth(random.nextInt(5));
    if (random.nextInt(3) == 0) {
      traversal = traversal.types(items.edgeType());
    }
    if (random.nextInt(3) == 0) {
      traversal = traversal.minWeight(items.unit());
    }
    if (random.nextInt(3) == 0) {
      traversal = traversal.maxNodes(random.nextInt(1, 10));
    }
    if (random.nextInt(4) == 0) {
      traversal = traversal.createdBetween(items.time(), items.time());
    }
    return traversal;
  }
}
