/** The end of a store, in phases; and the signals that ask for it. */
@NullMarked
package io.t4dx.core.shutdown;

import org.jspecify.annotations.NullMarked;
