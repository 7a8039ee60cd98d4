/**
 * What replay does to edges: items of one session that lie close in time form sequences, and along
 * a sequence the weights of edges change by spike-timing-dependent plasticity. Pure arithmetic over
 * arrays; knows no store.
 *
 * <p>{@code docs/decisions/0042-replay.md} says why it is as it is.
 */
@NullMarked
package io.t4dx.compaction.replay;

import org.jspecify.annotations.NullMarked;
