/** The engine: data model, log, memtable, reads and recovery. */
module io.t4dx.core {
  requires static org.jspecify;
  requires transitive io.t4dx.index;
  requires org.agrona;
  requires org.lz4.java;
  requires org.slf4j;
  requires roaringbitmap;
  requires tools.jackson.core;

  exports io.t4dx;
  exports io.t4dx.model;
  exports io.t4dx.query;
  exports io.t4dx.store;
  exports io.t4dx.write;
}
