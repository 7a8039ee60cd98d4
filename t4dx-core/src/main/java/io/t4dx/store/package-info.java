/** The store as an application sees it: reads, writes, options, reports and errors. */
@NullMarked
package io.t4dx.store;

import org.jspecify.annotations.NullMarked;
