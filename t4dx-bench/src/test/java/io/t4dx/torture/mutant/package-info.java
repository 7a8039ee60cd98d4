/** Faults that are planted into the engine's classes as they are loaded, to see them found. */
@NullMarked
package io.t4dx.torture.mutant;

import org.jspecify.annotations.NullMarked;
