package io.t4dx.bench.store;

import java.io.Closeable;
import java.io.IOException;

/**
 * Another system that searches the vectors of the large store with a filter on their topic. Found
 * on the class path; the default build has none.
 */
public interface FilteredPeer extends Closeable {
  String name();

  String version();

  /** Opens an empty index. */
  void open() throws IOException;

  /** Adds a vector; {@code number} is what a search gives back. */
  void add(int number, float[] vector, String topic) throws IOException;

  /** Ends a segment. */
  void endSegment() throws IOException;

  /** Makes what was added searchable. */
  void finish() throws IOException;

  /**
   * The numbers of the nearest vectors of a topic, nearest first.
   *
   * @param effort at least {@code k}; how many candidates it keeps
   */
  int[] search(float[] query, int k, int effort, String topic) throws IOException;
}
