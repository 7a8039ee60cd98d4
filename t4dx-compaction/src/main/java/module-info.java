/** Sleep: the passes NREM, REM and PRUNE over a store. */
module io.t4dx.compaction {
  requires static org.jspecify;
  requires io.t4dx.core;
  requires org.slf4j;
  requires tools.jackson.core;

  provides io.t4dx.core.inspect.annex.Annex with
      io.t4dx.compaction.inspect.SleepAnnex;
  provides io.t4dx.core.sleep.SleepProvider with
      io.t4dx.compaction.CompactionProvider;
}
