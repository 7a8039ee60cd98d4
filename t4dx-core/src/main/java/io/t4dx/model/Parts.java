package io.t4dx.model;

/**
 * Which parts of an item an answer carries, besides its key and its small fields. What is not asked
 * for is not read from disk; asking an item for it later is an error, not an empty answer.
 *
 * @param content the text
 * @param vector the vector
 */
public record Parts(boolean content, boolean vector) {
  /** The whole item. */
  public static final Parts EVERYTHING = new Parts(true, true);

  /** Small fields only. */
  public static final Parts FIELDS = new Parts(false, false);

  /** Small fields and the text. */
  public static final Parts CONTENT = new Parts(true, false);

  /** Small fields and the vector. */
  public static final Parts VECTOR = new Parts(false, true);
}
