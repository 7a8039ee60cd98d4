/**
 * The journal of sleeps: what each cycle did, and why each item was forgotten. Files of lines, each
 * a JSON object that ends with its checksum as every line of the log does.
 *
 * <pre>
 *   sleep/000007.journal.jsonl
 *     {"t4dx":"sleep-journal","version":1,"file":7,"previous":6,"size":8123,"cycle":41,"crc":"..."}
 *     {"entry":"FORGOTTEN","ns":"alice","id":"0193e7a0-...","cycle":42,...,"crc":"9f2c01ab"}
 *     {"entry":"CYCLE","number":42,...,"crc":"01ab9f2c"}
 * </pre>
 *
 * <p>Whoever opens the journal begins a new file with the first append, and so does an append after
 * one that failed: nothing ever stands behind bytes that are in doubt. {@code
 * docs/format/sleep-journal.md} has every member.
 */
@NullMarked
package io.t4dx.compaction.journal;

import org.jspecify.annotations.NullMarked;
