/** What searching, inserting, getting and opening cost as a store of this engine grows. */
@NullMarked
package io.t4dx.bench.growth;

import org.jspecify.annotations.NullMarked;
