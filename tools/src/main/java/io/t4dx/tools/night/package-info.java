/** The verbs about sleep: what it would do, what it did, and what became of an item. */
@NullMarked
package io.t4dx.tools.night;

import org.jspecify.annotations.NullMarked;
