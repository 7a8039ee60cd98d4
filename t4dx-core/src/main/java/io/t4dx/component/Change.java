package io.t4dx.component;

import io.t4dx.model.Bytes;

/**
 * A change of a component, as the log has it.
 *
 * @param type what kind of change, in words of the component's
 * @param lsn the write that it is part of
 * @param at the time of that write, in microseconds since 1970
 */
public record Change(String type, Bytes data, long lsn, long at) {}
