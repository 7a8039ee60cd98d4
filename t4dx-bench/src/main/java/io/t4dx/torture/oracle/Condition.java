package io.t4dx.torture.oracle;

import io.t4dx.model.Item;
import io.t4dx.model.ItemType;
import io.t4dx.model.Micros;
import io.t4dx.query.Filter;
import io.t4dx.query.TimeField;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** A filter, and what it means. */
record Condition(Filter filter, Predicate<Item> meaning) {

  static Condition random(SplittableRandom random, long near) {
    float least = random.nextInt(10) / 10f;
    float most = Math.min(1f, least + random.nextInt(10) / 10f);
    return switch (random.nextInt(9)) {
      case 0 ->
          new Condition(
              Filter.kappaBetween(least, most),
              item -> least <= item.kappa() && item.kappa() <= most);
      case 1 ->
          new Condition(
              Filter.importanceBetween(least, most),
              item -> least <= item.importance() && item.importance() <= most);
      case 2 -> {
        ItemType type = List.of(ItemType.values()).get(random.nextInt(3));
        yield new Condition(Filter.type(type), item -> item.type() == type);
      }
      case 3 ->
          new Condition(
              Filter.session("monday"), item -> item.session().equals(Optional.of("monday")));
      case 4 -> {
        long from = near + random.nextInt(-2000, 2000);
        long before = from + random.nextInt(1, 3000);
        yield new Condition(
            Filter.time(TimeField.EVENT_TIME, Micros.toInstant(from), Micros.toInstant(before)),
            item -> from <= item.fields().eventTime() && item.fields().eventTime() < before);
      }
      case 5 ->
          new Condition(
              Filter.hasMetadata("topic"), item -> item.metadata().asMap().containsKey("topic"));
      case 6 -> random(random, near).and(random(random, near));
      case 7 -> random(random, near).not();
      default -> new Condition(Filter.everything(), item -> true);
    };
  }

  private Condition and(Condition other) {
    return new Condition(filter.and(other.filter), meaning.and(other.meaning));
  }

  private Condition not() {
    return new Condition(filter.negate(), meaning.negate());
  }
}
