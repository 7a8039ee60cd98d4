/**
 * The write-ahead log: what was acknowledged is here before anyone sees it.
 *
 * <pre>
 *   log           options, modes, errors, what is reported
 *   log.format    one line, one header, one file name: bytes to fields and back
 *   log.read      files and lines of a log, without a writer: iterate, look up, verify, status
 *   log.write     many threads append, one of them leads: frame, write, sync, apply, wake
 *   log.recover   what a crash or damage left behind: classify, quarantine, cut
 * </pre>
 *
 * <p>Arrows: recover and write know read, read knows format, all know this package. The log does
 * not know what an operation is: it carries encoded JSON arrays. The page docs/format/log.md has
 * the bytes.
 */
@NullMarked
package io.t4dx.core.log;

import org.jspecify.annotations.NullMarked;
