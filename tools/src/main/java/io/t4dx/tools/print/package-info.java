/**
 * What the command prints, and on what: a {@link io.t4dx.tools.print.Terminal} with its width and
 * colours, and a {@link io.t4dx.tools.print.Page} that shows the same answer to people as tables
 * and to programs as lines of JSON.
 */
@NullMarked
package io.t4dx.tools.print;

import org.jspecify.annotations.NullMarked;
