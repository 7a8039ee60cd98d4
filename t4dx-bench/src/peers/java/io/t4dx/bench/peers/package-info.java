/** Peers that only the profile {@code peers} downloads and builds: Lucene and JVector. */
@NullMarked
package io.t4dx.bench.peers;

import org.jspecify.annotations.NullMarked;
