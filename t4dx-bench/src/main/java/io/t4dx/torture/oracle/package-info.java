/**
 * What a store must hold and answer: the operations once more, over plain maps, by somebody who
 * knows only what the API promises.
 */
@NullMarked
package io.t4dx.torture.oracle;

import org.jspecify.annotations.NullMarked;
