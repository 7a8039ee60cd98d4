/** The verbs that take items in and give them out as lines of JSON. */
@NullMarked
package io.t4dx.tools.lines;

import org.jspecify.annotations.NullMarked;
