/**
 * Files of one kind in a directory of the store, numbered in the order of their age, of which so
 * many bytes are kept.
 *
 * <pre>
 *   archive/000041.jsonl.gz       the oldest, which goes first
 *   archive/000042.jsonl.gz
 *   archive/000043.jsonl.gz.new   written aside; gets its name when its bytes are durable
 * </pre>
 */
@NullMarked
package io.t4dx.compaction.files;

import org.jspecify.annotations.NullMarked;
