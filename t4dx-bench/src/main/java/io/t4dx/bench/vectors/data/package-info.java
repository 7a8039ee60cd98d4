/**
 * Vectors to measure on, and the truth about them: seeded mixtures, the exact neighbours, filters,
 * and the counting of recall.
 */
@NullMarked
package io.t4dx.bench.vectors.data;

import org.jspecify.annotations.NullMarked;
