/**
 * Vectors made small: codes to navigate by, and the exact rows that have the last word.
 *
 * <p>All codes describe the residual {@code r = x - c} of a vector (for cosine: of the unit vector)
 * around one centroid {@code c}, and estimate a score as {@code base(query) + add(node) +
 * factor(node) * scale(query) * S}, where {@code S} is an integer inner product:
 *
 * <pre>
 *   bit code of a node                byte code of a node
 *   +----------------------+          +-----------------------+
 *   | add          float32 |          | signed bytes, padded  |
 *   | pair factor  float32 |          | add     float32       |
 *   | sign factor  float32 |          | factor  float32       |
 *   | zero                 |          +-----------------------+
 *   | high bits, 8 x words |
 *   | low bits,  8 x words |
 *   +----------------------+
 * </pre>
 *
 * <p>'add' is {@code <r,c>} (Euclidean: {@code -|r|^2}). The factor corrects the bias of rounding:
 * {@code |r|^2 / <r, code>}, so that the estimate is exact for a query that points like the row.
 */
@NullMarked
package io.t4dx.index.code;

import org.jspecify.annotations.NullMarked;
