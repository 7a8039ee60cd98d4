/**
 * Rows on their way: gathered in any order into a bitmap, and sorted by a key. What columns and
 * postings share.
 */
@NullMarked
package io.t4dx.index.rows;

import org.jspecify.annotations.NullMarked;
