/**
 * The states of the application's components in a running store: changed in the order of the log,
 * saved and restored as of one LSN.
 */
@NullMarked
package io.t4dx.core.component;

import org.jspecify.annotations.NullMarked;
