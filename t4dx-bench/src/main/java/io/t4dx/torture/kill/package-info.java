/**
 * A store in another process, on a real disk, that is killed at random moments.
 *
 * <pre>
 *   Victim     the process: several threads write, one flushes and sleeps; each acknowledgement is
 *              a line of its output
 *   Promises   what these lines say, and whether a store keeps it
 *   Killing    starts victims, kills them, opens what they leave
 * </pre>
 */
@NullMarked
package io.t4dx.torture.kill;

import org.jspecify.annotations.NullMarked;
