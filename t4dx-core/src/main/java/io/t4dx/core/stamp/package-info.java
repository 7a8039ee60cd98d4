/**
 * What the front door stamps on a write so that its replay needs neither clock nor chance: times
 * and ids.
 */
@NullMarked
package io.t4dx.core.stamp;

import org.jspecify.annotations.NullMarked;
