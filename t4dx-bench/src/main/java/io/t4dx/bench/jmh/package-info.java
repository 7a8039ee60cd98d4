/** Benchmarks of single steps, run by JMH: {@code bench jmh}. */
@NullMarked
package io.t4dx.bench.jmh;

import org.jspecify.annotations.NullMarked;
