/** Neo4j embedded, in a jar of its own: its libraries are not those of the other peers. */
@NullMarked
package io.t4dx.bench.neo4j;

import org.jspecify.annotations.NullMarked;
