/** What segment files cost: reading single items from several of them, and their bytes. */
@NullMarked
package io.t4dx.bench.segment;

import org.jspecify.annotations.NullMarked;
