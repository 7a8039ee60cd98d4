package io.t4dx.testing;

import io.t4dx.model.Micros;
import io.t4dx.query.Filter;
import io.t4dx.query.TimeField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Random trees of conditions on {@link VariedItems}, over every field; how much a condition accepts
 * is spread evenly over the orders of magnitude.
 */
public final class VariedFilters {
  private final SplittableRandom random;
  private final VariedItems items;

  public VariedFilters(SplittableRandom random, VariedItems items) {
    this.random = random;
    this.items = items;
  }

  /** A condition, or a tree of them. */
  public Filter filter() {
    return filter(random.nextInt(4));
  }

  private Filter filter(int depth) {
    if (depth == 0) {
      return condition();
    }
    return switch (random.nextInt(7)) {
      case 0, 1, 2 -> new Filter.And(parts(depth));
      case 3, 4 -> new Filter.Or(parts(depth));
      case 5 -> filter(depth - 1).negate();
      default -> condition();
    };
  }

  private List<Filter> parts(int depth) {
    List<Filter> parts = new ArrayList<>();
    for (int i = random.nextInt(20) == 0 ? 0 : random.nextInt(1, 5); i > 0; i--) {
      parts.add(filter(random.nextInt(depth)));
    }
    return parts;
  }

  /** A condition on one field. */
  public Filter condition() {
    return switch (random.nextInt(14)) {
      case 0, 1 -> {
        float least = items.kappa();
        yield Filter.kappaBetween(least, Math.min(1f, least + (float) width()));
      }
      case 2 -> {
        float least = items.importance();
        yield Filter.importanceBetween(least, Math.min(1f, least + (float) width()));
      }
      case 3, 4, 5 -> time();
      case 6 -> Filter.validAt(items.time());
      case 7 -> new Filter.TypeIn(some(3, items::itemType));
      case 8 -> new Filter.SessionIn(some(4, items::session));
      case 9 -> new Filter.MetadataIn("topic", some(4, items::topic));
      case 10 -> new Filter.MetadataIn("tags", some(3, items::topic));
      case 11 -> {
        double least = random.nextInt(VariedItems.RANKS);
        yield Filter.metadataBetween("rank", least, least + VariedItems.RANKS * width());
      }
      case 12 -> rank();
      default -> Filter.hasMetadata(items.pick(List.of("topic", "rank", "tags", "rare", "none")));
    };
  }

  private Filter rank() {
    return random.nextInt(6) == 0
        ? Filter.metadata("rank", 7L, "high")
        : Filter.metadata("rank", items.rank() instanceof Long whole ? whole : 7L);
  }

  /** A share of a range; every order of magnitude is as likely. */
  private double width() {
    return random.nextInt(6) == 0 ? 0 : Math.pow(10, -4 * random.nextDouble());
  }

  private Filter time() {
    TimeField field = items.pick(List.of(TimeField.values()));
    long from = Micros.of("from", items.time());
    return switch (random.nextInt(5)) {
      case 0 -> new Filter.TimeBetween(field, from, Long.MAX_VALUE);
      case 1 -> new Filter.TimeBetween(field, Long.MIN_VALUE, from);
      default ->
          new Filter.TimeBetween(field, from, from + (long) (2 * VariedItems.TIMES * width()));
    };
  }

  private <T> Set<T> some(int most, Supplier<T> draw) {
    Set<T> drawn = new HashSet<>();
    for (int i = random.nextInt(most) + (random.nextInt(20) == 0 ? 0 : 1); i > 0; i--) {
      drawn.add(draw.get());
    }
    return drawn;
  }
}
