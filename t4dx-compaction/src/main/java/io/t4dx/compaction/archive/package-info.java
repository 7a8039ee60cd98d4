/**
 * What was forgotten: files that {@code zcat} prints as lines of JSON, each an operation as the log
 * has it, and from which single items are read back.
 *
 * <pre>
 *   archive/000042.jsonl.gz
 *     member 0     gzip: up to 32 lines   {"op":"INSERT","ns":"alice","id":"0193e7a0-...",...}
 *     member 1     gzip: up to 32 lines   {"op":"PUT_EDGE","ns":"alice","source":...}
 *     ...
 *     seal         gzip: no line; whatever ends without it was cut
 *
 *   a member       gzip header with an extra field: version, size, file, place, lines, CRC-32C of
 *                  the whole member; deflated lines; CRC-32 and length of the lines
 * </pre>
 *
 * <p>{@code docs/format/archive.md} has every byte; {@link
 * io.t4dx.compaction.archive.MemberDescriptor} owns their offsets.
 */
@NullMarked
package io.t4dx.compaction.archive;

import org.jspecify.annotations.NullMarked;
