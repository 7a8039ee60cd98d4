/** JMH suites and end-to-end runners, beside the raw cost of the device and the peers. */
module io.t4dx.bench {
  requires static org.jspecify;
  requires io.t4dx.compaction;
  requires io.t4dx.core;
  requires io.t4dx.index;
  requires jmh.core;
}
