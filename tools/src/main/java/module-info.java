/** The t4dx command. */
module io.t4dx.tools {
  requires static org.jspecify;
  requires io.t4dx.compaction;
  requires io.t4dx.core;
}
