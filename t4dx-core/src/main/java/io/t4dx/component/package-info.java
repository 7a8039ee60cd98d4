/**
 * State of an application that lives and dies with its store: named components whose changes are
 * logged beside the items and whose state is kept in checkpoints, and ready-made ones.
 *
 * <p>The states of the ready-made ones begin with a byte that says their version; numbers are
 * little-endian, a text is its length in bytes as an int and UTF-8. {@code
 * docs/format/checkpoint.md} has the tables.
 */
@NullMarked
package io.t4dx.component;

import org.jspecify.annotations.NullMarked;
