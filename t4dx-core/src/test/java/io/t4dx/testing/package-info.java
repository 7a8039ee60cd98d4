/**
 * What judges a store: a model of it that is too plain to be wrong, random operations for both, a
 * history that says which states a crash may leave, and the comparison of every answer.
 *
 * <pre>
 *   ModelState, ModelWrites, ModelFilter, ModelReads, ModelTraversal   the model
 *   RandomItems, RandomOperations, RandomQueries                      what is done and asked
 *   History, Rig                                                      a store, its disk, its past
 *   Agreement                                                         every answer of two stores
 * </pre>
 *
 * <p>None of it knows how the engine works: it may only use what an application can use, and the
 * simulated disk.
 */
@NullMarked
package io.t4dx.testing;

import org.jspecify.annotations.NullMarked;
