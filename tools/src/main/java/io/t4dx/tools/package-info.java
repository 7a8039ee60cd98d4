/** The {@code t4dx} command. */
@NullMarked
package io.t4dx.tools;

import org.jspecify.annotations.NullMarked;
