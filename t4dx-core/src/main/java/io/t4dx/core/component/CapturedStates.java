package io.t4dx.core.component;

import java.util.SortedMap;

/**
 * The states of all components as of one LSN.
 *
 * @param nanos how long it took, and changes waited
 */
public record CapturedStates(long lsn, SortedMap<String, SavedState> states, long nanos) {}
