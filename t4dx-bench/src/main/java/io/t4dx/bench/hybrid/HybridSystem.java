package io.t4dx.bench.hybrid;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A system that can be the memory of an agent. Every change is on the disk when its call returns;
 * calls come from several threads. Peers are found on the class path.
 */
public interface HybridSystem extends Closeable {
  String name();

  String version();

  /** In which way it does less than what the workload asks for; empty where it does all of it. */
  default String shortfall() {
    return "";
  }

  /** Whether it can search vectors under a filter; one that cannot is not asked for it. */
  default boolean searches() {
    return true;
  }

  /** How much it has slept since it was opened; empty where there is no such thing. */
  default Optional<Asleep.Amount> slept() {
    return Optional.empty();
  }

  /** Opens an empty store in an empty directory. */
  void open(Path directory, int dimensions) throws IOException;

  /** Takes in items before anything is measured; all that they link to were given before. */
  void load(List<Memory> memories) throws IOException;

  /** Called once, when all are loaded: returns when nothing works on them behind the scenes. */
  void settle() throws IOException, InterruptedException;

  /** Returns when what it tells of its work behind the scenes has ended. */
  void rest() throws IOException, InterruptedException;

  /**
   * The {@code k} items of a session that are nearest to a vector by the cosine, with their texts
   * read; and the edges that leave each of them and weigh at least so much.
   */
  Found search(float[] vector, String session, int k, float leastWeight) throws IOException;

  /** Adds an item with its edges, all or nothing. */
  void insert(Memory memory) throws IOException;

  /** Adds to an item's kappa. */
  void addToKappa(int number, float delta) throws IOException;

  /** Adds to the weight of an edge that is there. */
  void addToWeight(int source, int target, float delta) throws IOException;
}
