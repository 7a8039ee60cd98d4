/**
 * Looking into a store, file by file. Nothing here takes a lock or writes a byte, so it works on a
 * store that is open elsewhere, and on a damaged one: what reads is shown, and of what does not,
 * file, section and offset are told.
 *
 * <pre>{@code
 * Inspector inspector = T4dx.inspect(Path.of("memories"));
 * CheckReport report = inspector.check(false, CheckListener.NONE);
 * }</pre>
 */
@NullMarked
package io.t4dx.inspect;

import org.jspecify.annotations.NullMarked;
