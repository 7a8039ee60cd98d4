/** The verbs that keep a store well. */
@NullMarked
package io.t4dx.tools.care;

import org.jspecify.annotations.NullMarked;
