/** The engine: data model, log, memtable, reads and recovery. */
@SuppressWarnings("module") // t4dx-compaction is named here and compiled later
module io.t4dx.core {
  requires static org.jspecify;
  requires transitive io.t4dx.index;
  requires jdk.unsupported;
  requires org.agrona;
  requires org.lz4.java;
  requires org.slf4j;
  requires roaringbitmap;
  requires tools.jackson.core;

  exports io.t4dx;
  exports io.t4dx.component;
  exports io.t4dx.core.codec to
      io.t4dx.compaction;
  exports io.t4dx.core.disk to
      io.t4dx.compaction;
  exports io.t4dx.core.inspect.annex to
      io.t4dx.compaction;
  exports io.t4dx.core.sleep to
      io.t4dx.compaction;
  exports io.t4dx.exchange;
  exports io.t4dx.inspect;
  exports io.t4dx.model;
  exports io.t4dx.query;
  exports io.t4dx.resilience;
  exports io.t4dx.sleep;
  exports io.t4dx.store;
  exports io.t4dx.write;

  uses io.t4dx.core.inspect.annex.Annex;
  uses io.t4dx.core.sleep.SleepProvider;
}
