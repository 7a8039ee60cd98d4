/**
 * The engine behind the API: each package below this one is one of its parts, and none of them is
 * exported.
 */
@NullMarked
package io.t4dx.core;

import org.jspecify.annotations.NullMarked;
