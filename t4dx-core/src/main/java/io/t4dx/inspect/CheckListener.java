package io.t4dx.inspect;

/** Is told how far a check has come; on the thread of the check. */
@FunctionalInterface
public interface CheckListener {
  /** Tells nobody. */
  CheckListener NONE = (file, done, total) -> {};

  /**
   * Some more was read.
   *
   * @param file which is being read
   * @param done how many bytes of all, {@code total} being at most what there is to read
   */
  void progress(String file, long done, long total);
}
