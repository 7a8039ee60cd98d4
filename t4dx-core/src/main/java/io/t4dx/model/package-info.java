/** What a store holds: items, edges between them, and their metadata. */
@NullMarked
package io.t4dx.model;

import org.jspecify.annotations.NullMarked;
