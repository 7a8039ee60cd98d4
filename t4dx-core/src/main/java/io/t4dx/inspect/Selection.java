package io.t4dx.inspect;

import java.util.Optional;
import java.util.UUID;

/**
 * What of a part is wanted.
 *
 * @param id only what is about this id; an edge is about both its ends
 * @param limit at most so many rows
 */
public record Selection(Optional<UUID> id, long limit) {
  /** Everything. */
  public static final Selection ALL = new Selection(Optional.empty(), Long.MAX_VALUE);

  public Selection {
    if (limit < 0) {
      throw new IllegalArgumentException("limit is " + limit + "; it cannot be negative");
    }
  }
}
