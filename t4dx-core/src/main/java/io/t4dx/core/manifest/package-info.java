/**
 * Which segments are the store, as of which LSN: a whole version a file, and CURRENT, which names
 * the one in force.
 *
 * <pre>
 *   {"format":1,"store":"5f0c...","number":42,...,"segments":[...],"scales":[...],"crc":"9f2c01ab"}
 * </pre>
 *
 * <p>{@link io.t4dx.core.manifest.ManifestFiles} writes them so that a crash leaves the version
 * before or the version after; {@link io.t4dx.core.manifest.ManifestSurvey} finds out after one, or
 * after damage, which version may be used.
 */
@NullMarked
package io.t4dx.core.manifest;

import org.jspecify.annotations.NullMarked;
