/**
 * The seam under all file work: one small interface, real or simulated.
 *
 * <p>No other code of the engine touches a file. What a store promises about crashes can therefore
 * be tested on a disk that crashes on command.
 */
@NullMarked
package io.t4dx.core.disk;

import org.jspecify.annotations.NullMarked;
