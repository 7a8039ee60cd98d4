/**
 * The seam between inspections and the modules above that keep files of their own in a store's
 * directory: an inspection finds each {@link io.t4dx.core.inspect.annex.Annex} as a service, and
 * asks it for what those files have.
 */
@NullMarked
package io.t4dx.core.inspect.annex;

import org.jspecify.annotations.NullMarked;
