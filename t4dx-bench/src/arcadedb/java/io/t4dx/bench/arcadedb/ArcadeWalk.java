package io.t4dx.bench.arcadedb;

import com.arcadedb.Constants;
import com.arcadedb.database.Database;
import com.arcadedb.database.DatabaseFactory;
import com.arcadedb.database.RID;
import com.arcadedb.graph.Edge;
import com.arcadedb.graph.Vertex;
import com.arcadedb.schema.Schema;
import com.arcadedb.schema.Type;
import io.t4dx.bench.walk.WalkSystem;
import io.t4dx.bench.walk.Web;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ArcadeDB's edges through its Java API: the walk is a loop over them, as its examples have it. */
public final class ArcadeWalk implements WalkSystem {
  private static final String TYPE = "Node";
  private static final String EDGE = "Leads";
  private static final int TOGETHER = 2_000;

  private @Nullable Database opened;

  @Override
  public String name() {
    return "arcadedb";
  }

  @Override
  public String version() {
    return Constants.getRawVersion();
  }

  @Override
  public void open(Path directory) {
    DatabaseFactory factory = new DatabaseFactory(directory.resolve("arcade").toString());
    opened = factory.exists() ? factory.open() : factory.create();
  }

  @Override
  public void load(Web web) {
    Database database = database();
    database.transaction(
        () -> {
          Schema schema = database.getSchema();
          schema.createVertexType(TYPE).createProperty("number", Type.INTEGER);
          schema.createEdgeType(EDGE);
          schema.createTypeIndex(Schema.INDEX_TYPE.LSM_TREE, true, TYPE, "number");
        });
    RID[] nodes = new RID[web.nodes()];
    for (int from = 0; from < web.nodes(); from += TOGETHER) {
      int start = from;
      int end = Math.min(web.nodes(), from + TOGETHER);
      database.transaction(
          () -> {
            for (int node = start; node < end; node++) {
              nodes[node] = database.newVertex(TYPE).set("number", node).save().getIdentity();
            }
          });
    }
    int source = 0;
    while (source < web.nodes()) {
      int start = source;
      do {
        source++;
      } while (source < web.nodes() && web.first(source) - web.first(start) < TOGETHER);
      int end = source;
      database.transaction(
          () -> {
            for (int node = start; node < end; node++) {
              Vertex vertex = nodes[node].asVertex();
              for (int edge = web.first(node); edge < web.first(node + 1); edge++) {
                vertex.newEdge(EDGE, nodes[web.target(edge)], "weight", web.weight(edge));
              }
            }
          });
    }
  }

  @Override
  public int twoHops(int start, float leastWeight) {
    Vertex from = database().lookupByKey(TYPE, "number", start).next().asVertex();
    Set<RID> seen = new HashSet<>();
    seen.add(from.getIdentity());
    follow(from, leastWeight, seen);
    for (RID near : List.copyOf(seen)) {
      if (!near.equals(from.getIdentity())) {
        follow(near.asVertex(), leastWeight, seen);
      }
    }
    return seen.size();
  }

  private static void follow(Vertex vertex, float leastWeight, Set<RID> seen) {
    for (Edge edge : vertex.getEdges(Vertex.DIRECTION.OUT, EDGE)) {
      if (edge.getFloat("weight") >= leastWeight) {
        seen.add(edge.getIn());
      }
    }
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }

  private Database database() {
    return Objects.requireNonNull(opened);
  }
}
