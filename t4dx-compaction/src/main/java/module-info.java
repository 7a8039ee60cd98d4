/** Sleep: the passes NREM, REM and PRUNE over a store. */
module io.t4dx.compaction {
  requires static org.jspecify;
  requires io.t4dx.core;
  requires tools.jackson.core;
}
