package io.t4dx.bench.walk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A store of a graph. Peers are found on the class path. */
public interface WalkSystem extends Closeable {
  String name();

  String version();

  /** Opens the graph in a directory, a new one where that is empty. */
  void open(Path directory) throws IOException;

  /** Takes in a whole graph, in whichever way is best, and returns when it is in its final form. */
  void load(Web web) throws IOException, InterruptedException;

  /** How many nodes are within two hops out of a start, itself among them, each counted once. */
  int twoHops(int start, float leastWeight) throws IOException;
}
