/**
 * REM: items that belong together get a prototype that stands for them. Planning reads one state of
 * a store and writes nothing; carrying out makes batches, each of them one atomic whole.
 *
 * <pre>
 * PrototypePlanner   Candidates --> Joining --> Neighbours --> clusters --> Groups --> SleepPlan.Rem
 *                    who may go     into what   of whoever     by density   what each
 *                    into one       is near     is or may be                prototype gets
 *                                               a member
 *
 * PrototypeMaker     SleepPlan.Cluster --> Consolidation: a batch, what is left, what had changed
 * PrototypeRemaker   a prototype       --> a batch that makes it again without some members
 * </pre>
 *
 * <p>{@code docs/decisions/0043-prototypes.md} says why it is as it is.
 */
@NullMarked
package io.t4dx.compaction.rem;

import org.jspecify.annotations.NullMarked;
