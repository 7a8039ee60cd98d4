/**
 * Checkpoints as files: the states of components as of an LSN, and the second names that keep an
 * image of the whole store.
 *
 * <pre>
 *   checkpoints/checkpoint_1042.bin.gz      states and the list of the image's files, SHA-256
 *   checkpoints/files/000012.seg            second names of what images need, one for all of them
 *   checkpoints/files/manifest-000042.json
 *   checkpoints/files/00000007.wal.jsonl
 * </pre>
 *
 * An {@link io.t4dx.core.checkpoint.Image} is such a whole store, wherever its files are kept; it
 * is copied from there.
 *
 * <p>{@code docs/format/checkpoint.md} has the byte table.
 */
@NullMarked
package io.t4dx.core.checkpoint;

import org.jspecify.annotations.NullMarked;
