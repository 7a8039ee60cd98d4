package io.t4dx.sleep;

/**
 * How far a cycle has come.
 *
 * @param fraction of the pass, from 0 to 1; never falls within a pass
 * @param what is being done, in words
 */
public record SleepProgress(long cycle, SleepPass pass, double fraction, String what) {}
