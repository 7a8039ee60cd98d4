/**
 * Pinned states of a store: what exactly a read sees.
 *
 * <p>After each group of writes a new {@link io.t4dx.core.view.View view} is published. A read pins
 * the newest one without a lock and releases it; as long as anyone pins it, nothing that it can
 * reach is let go.
 */
@NullMarked
package io.t4dx.core.view;

import org.jspecify.annotations.NullMarked;
