package io.t4dx.store;

/**
 * One state of a store: it answers all reads as of its LSN until it is closed, whatever is written
 * meanwhile.
 */
public interface Snapshot extends Reads, AutoCloseable {
  @Override
  void close();
}
