/** T4DX: an embedded store for the memories of agents. {@link io.t4dx.T4dx} opens one. */
@NullMarked
package io.t4dx;

import org.jspecify.annotations.NullMarked;
