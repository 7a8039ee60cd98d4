/**
 * Reads a store file by file, without opening it: dumps of segments, log and manifests, where an id
 * is, where the bytes are, whether everything is as it was written, and a picture of it all. No
 * lock is taken and no byte is written, so files may change or go meanwhile, and a file that is
 * damaged hides nothing of the others.
 */
@NullMarked
package io.t4dx.core.inspect;

import org.jspecify.annotations.NullMarked;
