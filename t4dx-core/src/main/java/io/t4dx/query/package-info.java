/** What can be asked of a store: search, scan, traversal, and the filters they share. */
@NullMarked
package io.t4dx.query;

import org.jspecify.annotations.NullMarked;
