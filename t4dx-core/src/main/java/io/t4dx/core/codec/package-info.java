/**
 * The encoding of operations in a line of the log, and back.
 *
 * <p>A batch is a JSON array with one object for each operation, in their order; {@code op} names
 * what it is, the other members say what it needs:
 *
 * <pre>
 * [{"op":"INSERT","ns":"alice","id":"0193...","content":"likes tea","kappa":0.1,...,"vector":"AACAPw=="},
 *  {"op":"DELETE_EDGE","ns":"alice","source":"0193...","type":"USES","target":"0194..."}]
 * </pre>
 *
 * <p>The writer leaves out what is absent or has its default, and puts members in one order, so
 * that the same operations are always the same bytes. The reader takes members in any order, and
 * vectors as base64 or as arrays of numbers; whatever else it does not know, it refuses. What was
 * written reads back equal, every float and double bit for bit.
 */
@NullMarked
package io.t4dx.core.codec;

import org.jspecify.annotations.NullMarked;
