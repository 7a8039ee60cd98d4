/** What staying up costs. */
@NullMarked
package io.t4dx.bench.resilience;

import org.jspecify.annotations.NullMarked;
