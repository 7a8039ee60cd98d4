/**
 * Items as lines of JSON: what {@code import} takes and {@code export} gives ({@code
 * docs/format/import.md}), with values as people and other programs write them.
 */
@NullMarked
package io.t4dx.tools.lines;

import org.jspecify.annotations.NullMarked;
