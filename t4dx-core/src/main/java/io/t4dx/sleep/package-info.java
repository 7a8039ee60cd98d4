/**
 * Sleep as an application sees it: passes that strengthen, abstract and forget, what they would do
 * and what they did, and what became of an item. {@code t4dx-compaction} on the path brings it.
 */
@NullMarked
package io.t4dx.sleep;

import org.jspecify.annotations.NullMarked;
