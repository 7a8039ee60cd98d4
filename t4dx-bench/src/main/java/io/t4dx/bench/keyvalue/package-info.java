/**
 * Items under keys, with none of what else this engine is for: durable writes, reads, scans, space
 * and opening, beside stores of keys and values.
 *
 * <pre>
 * KeyValueSuite      takes one system after the other
 *   KeyValueSystem   what a system has to do: this engine here, peers in the profile of that name
 *   Entries          keys and values, the same for all
 *   Writers          durable writes by so many threads
 *   Reads            batches, gets and scans
 *   KilledStore      what a process leaves that was killed: opened, and searched for what is lost
 *   Filler           that process
 * </pre>
 */
@NullMarked
package io.t4dx.bench.keyvalue;

import org.jspecify.annotations.NullMarked;
