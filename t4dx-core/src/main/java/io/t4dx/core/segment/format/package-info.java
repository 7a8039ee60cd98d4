/**
 * The envelope of a segment file: where its sections are, and what proves that their bytes are what
 * was written.
 *
 * <pre>
 *   header       64 bytes: magic, version, the segment's number
 *   sections     each from a multiple of 64 on, padded with zeros to the next
 *   page sums    for each section: a CRC-32C (4) for each 64 KiB of it
 *   table        64 bytes for each section: name, offset, length, the CRC-32C of its page sums
 *   trailer      64 bytes: where the table is, its CRC-32C, and a CRC-32C of all this
 * </pre>
 *
 * <p>Every byte of the file is under exactly one of these checksums, and the trailer's stands for
 * all of them: it names the contents of the file.
 */
@NullMarked
package io.t4dx.core.segment.format;

import org.jspecify.annotations.NullMarked;
