package io.t4dx.index.page;

/**
 * What the bytes of a page must say besides matching their checksum, so that readers need not
 * compare each number that they follow.
 */
@FunctionalInterface
public interface PageRule {
  /** A rule that every page keeps. */
  PageRule NONE = (from, to) -> {};

  /**
   * Asked once a page, right after its checksum was found right.
   *
   * @param from where the page starts
   * @param to where it ends
   * @throws CorruptIndexException if the rule is broken
   */
  void check(long from, long to);
}
