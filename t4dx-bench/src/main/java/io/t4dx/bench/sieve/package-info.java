/** What a missing key costs, by the sieve of the engine and by a binary fuse filter. */
@NullMarked
package io.t4dx.bench.sieve;

import org.jspecify.annotations.NullMarked;
