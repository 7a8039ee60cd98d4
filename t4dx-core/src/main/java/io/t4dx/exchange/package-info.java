/**
 * Items as lines of JSON, for stores to give each other and for other programs to write: one object
 * a line, in UTF-8.
 *
 * <pre>
 * {"namespace":"alice","id":"0193e7a0-...","content":"likes green tea","importance":0.6,
 *  "eventTime":"2026-05-17T09:30:00Z","vector":"zcxMP83MzD0=","edges":[{"type":"CAUSES","target":"0193..."}]}
 * </pre>
 *
 * <p>{@code docs/format/import.md} describes every member. What {@link io.t4dx.exchange.LineWriter}
 * writes, {@link io.t4dx.exchange.LineReader} reads back equal.
 */
@NullMarked
package io.t4dx.exchange;

import org.jspecify.annotations.NullMarked;
