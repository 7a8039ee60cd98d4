/** Rounds of checks, each with a time limit, and what they found. */
@NullMarked
package io.t4dx.core.health;

import org.jspecify.annotations.NullMarked;
