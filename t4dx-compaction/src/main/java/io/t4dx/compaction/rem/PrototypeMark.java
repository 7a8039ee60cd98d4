package io.t4dx.compaction.rem;

import io.t4dx.model.Item;
import io.t4dx.model.Metadata;
import io.t4dx.query.Filter;
import java.util.Map;
import java.util.Optional;

/**
 * What a prototype's metadata tells. An item is a prototype if and only if it has this.
 *
 * @param members how many items its vector is the mean of
 * @param radius how far from it the farthest member was when it was made; nothing farther joins it
 * @param length of the mean before it was normalised: with it, more members can be added to the
 *     mean exactly. 1 where means are not normalised.
 */
public record PrototypeMark(long members, double radius, double length) {
  /** The name of the number of members. */
  public static final String MEMBERS = "t4dx.prototype";

  static final String RADIUS = "t4dx.prototype.radius";
  static final String LENGTH = "t4dx.prototype.length";

  /** Passes prototypes only. */
  public static Filter filter() {
    return Filter.hasMetadata(MEMBERS);
  }

  /** The mark of an item; none where it is no prototype. */
  public static Optional<PrototypeMark> of(Item item) {
    Metadata metadata = item.metadata();
    if (metadata.get(MEMBERS).orElse(null) instanceof Long members && members >= 1) {
      return Optional.of(
          new PrototypeMark(members, number(metadata, RADIUS, 0), number(metadata, LENGTH, 1)));
    }
    return Optional.empty();
  }

  Map<String, Object> asMetadata() {
    return Map.of(MEMBERS, members, RADIUS, radius, LENGTH, length);
  }

  /** An application may have changed what is there; what makes no sense counts as missing. */
  private static double number(Metadata metadata, String name, double otherwise) {
    return metadata.get(name).orElse(null) instanceof Double value && value >= 0
        ? value
        : otherwise;
  }
}
