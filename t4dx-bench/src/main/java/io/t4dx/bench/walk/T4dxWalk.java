package io.t4dx.bench.walk;

import io.t4dx.T4dx;
import io.t4dx.bench.report.ThisEngine;
import io.t4dx.bench.report.Versions;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.query.Traversal;
import io.t4dx.store.Store;
import io.t4dx.write.WriteBatch;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** This engine with its defaults: edges alone, between ids that no item has. */
final class T4dxWalk implements WalkSystem {
  private static final String NAMESPACE = "graph";
  private static final int BATCH = 1_000;

  private Optional<Store> opened = Optional.empty();

  @Override
  public String name() {
    return ThisEngine.NAME;
  }

  @Override
  public String version() {
    return Versions.own();
  }

  @Override
  public void open(Path directory) {
    opened = Optional.of(T4dx.open(directory));
  }

  @Override
  public void load(Web web) {
    WriteBatch batch = new WriteBatch();
    for (int source = 0; source < web.nodes(); source++) {
      for (int edge = web.first(source); edge < web.first(source + 1); edge++) {
        batch.putEdge(
            EdgeDraft.of(
                NAMESPACE,
                id(source),
                EdgeType.RELATES_TO,
                id(web.target(edge)),
                web.weight(edge)));
        if (batch.size() == BATCH) {
          store().write(batch);
          batch = new WriteBatch();
        }
      }
    }
    if (batch.size() > 0) {
      store().write(batch);
    }
    store().flush();
  }

  @Override
  public int twoHops(int start, float leastWeight) {
    Traversal traversal =
        Traversal.from(NAMESPACE, id(start))
            .depth(2)
            .minWeight(leastWeight)
            .maxNodes(Integer.MAX_VALUE);
    return store().traverse(traversal).visits().size();
  }

  @Override
  public void close() {
    opened.ifPresent(Store::close);
    opened = Optional.empty();
  }

  private Store store() {
    return opened.orElseThrow();
  }

  private static UUID id(int node) {
    long mixed = (node + 1L) * 0x9E3779B97F4A7C15L;
    return new UUID(mixed ^ (mixed >>> 29), node);
  }
}
