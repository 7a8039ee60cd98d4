/** Threads that work where nobody waits for them. */
@NullMarked
package io.t4dx.index.thread;

import org.jspecify.annotations.NullMarked;
