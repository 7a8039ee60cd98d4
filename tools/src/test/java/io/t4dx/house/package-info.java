/**
 * The checks of the whole house: its format, its arrows, its bans.
 *
 * <p>Each check is also turned on something planted that breaks it, so that a check that sees
 * nothing is not taken for a house in order.
 */
@NullMarked
package io.t4dx.house;

import org.jspecify.annotations.NullMarked;
