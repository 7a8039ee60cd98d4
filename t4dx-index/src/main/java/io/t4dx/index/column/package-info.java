/**
 * Columns: one number of fixed width for each row, read where it is mapped, and permutations that
 * sort the rows by it.
 *
 * <p>Numbers of every kind are compared by a signed 64-bit key ({@link
 * io.t4dx.index.column.KeyRange}). A {@link io.t4dx.index.column.RowOrder} holds the rows of each
 * of several row ranges sorted by key, rows of one key in their own order; a range of keys is then
 * a slice of slots that two binary searches find, so that its selectivity is known exactly before
 * any row is read. {@link io.t4dx.index.column.RangeFilter} turns a range of keys into a bitmap, by
 * the cheaper of the slice and a scan of the column.
 *
 * <p>The bytes are drawn in {@code ColumnDescriptor} and {@code OrderDescriptor}.
 */
@NullMarked
package io.t4dx.index.column;

import org.jspecify.annotations.NullMarked;
