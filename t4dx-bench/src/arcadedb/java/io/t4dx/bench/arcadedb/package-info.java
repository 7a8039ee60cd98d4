/**
 * ArcadeDB, in a jar of its own: its ANTLR is not that of Neo4j, its JVector not that of the peer.
 */
@NullMarked
package io.t4dx.bench.arcadedb;

import org.jspecify.annotations.NullMarked;
