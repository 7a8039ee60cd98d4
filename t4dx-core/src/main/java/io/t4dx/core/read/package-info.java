/** Answers to queries from a pinned view: lookups, merged walks, exact search, traversals. */
@NullMarked
package io.t4dx.core.read;

import org.jspecify.annotations.NullMarked;
