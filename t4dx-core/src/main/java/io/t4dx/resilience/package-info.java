/**
 * Staying up: what keeps a store answering when its disk does not, and what brings a process down
 * in order. See {@code docs/resilience.md}.
 */
@NullMarked
package io.t4dx.resilience;

import org.jspecify.annotations.NullMarked;
