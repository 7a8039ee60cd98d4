/**
 * A store under mixed load for long: what it does in a second, how long its callers wait, and what
 * it takes of the machine, as a page with plots.
 */
@NullMarked
package io.t4dx.torture.soak;

import org.jspecify.annotations.NullMarked;
