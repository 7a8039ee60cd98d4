/**
 * REM: items that belong together get a prototype that stands for them. Planning reads one state of
 * a store and writes nothing; carrying out makes batches, each of them one atomic whole.
 *
 * <pre>
 * PrototypePlanner   Candidates --> Joining --> AllPairs   --> clusters --> Groups --> SleepPlan.Rem
 *                    who may go     into what   or             by density   what each
 *                    into one       is near     Neighbours                  prototype gets
 *                                               of whoever
 *                                               is or may be
 *                                               a member
 *
 * PrototypeMaker     SleepPlan.Cluster --> Consolidation: a batch, what is left, what had changed
 * PrototypeRemaker   a prototype       --> a batch that makes it again without some members
 * </pre>
 *
 * <p>{@code docs/decisions/0043-prototypes.md} says why it is as it is, {@code
 * docs/decisions/0048-all-pairs.md} when points are compared and when the store is asked.
 */
@NullMarked
package io.t4dx.compaction.rem;

import org.jspecify.annotations.NullMarked;
