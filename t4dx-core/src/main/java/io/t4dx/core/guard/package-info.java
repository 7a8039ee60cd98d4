/** A store with all that keeps it up around it. */
@NullMarked
package io.t4dx.core.guard;

import org.jspecify.annotations.NullMarked;
