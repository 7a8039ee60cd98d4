/**
 * How single values lie in a segment's sections: texts and metadata in compressed blocks, sorted
 * names, bits that can be counted.
 */
@NullMarked
package io.t4dx.core.segment.value;

import org.jspecify.annotations.NullMarked;
