/** What can be done to a store: operations, batches of them, and their outcomes. */
@NullMarked
package io.t4dx.write;

import org.jspecify.annotations.NullMarked;
