/** JMH suites and end-to-end runners, beside the raw cost of the device and the peers. */
module io.t4dx.bench {
  requires hnswlib.core;
  requires io.t4dx.compaction;
  requires io.t4dx.core;
  requires io.t4dx.index;
  requires java.management;
  requires jdk.management;
  requires jmh.core;
  requires roaringbitmap;
  requires static org.jspecify;
  requires tools.jackson.core;

  uses io.t4dx.bench.hybrid.HybridSystem;
  uses io.t4dx.bench.keyvalue.KeyValueSystem;
  uses io.t4dx.bench.store.FilteredPeer;
  uses io.t4dx.bench.vectors.system.VectorSystem;
  uses io.t4dx.bench.walk.WalkSystem;
}
