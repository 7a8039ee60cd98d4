/**
 * A log as it lies on the disk, read without a writer and without changing a byte.
 *
 * <p>A {@code LineCursor} reads one file, a {@code LogWalk} follows the chain of files and stops at
 * the first bad place, a {@code SalvageCursor} finds the valid lines beyond it.
 */
@NullMarked
package io.t4dx.core.log.read;

import org.jspecify.annotations.NullMarked;
