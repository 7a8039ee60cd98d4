package io.t4dx.bench.arcadedb;

import com.arcadedb.Constants;
import com.arcadedb.GlobalConfiguration;
import com.arcadedb.database.Database;
import com.arcadedb.database.DatabaseFactory;
import com.arcadedb.database.Identifiable;
import com.arcadedb.database.RID;
import com.arcadedb.graph.Edge;
import com.arcadedb.graph.MutableVertex;
import com.arcadedb.graph.Vertex;
import com.arcadedb.index.IndexCursor;
import com.arcadedb.index.IndexInternal;
import com.arcadedb.index.TypeIndex;
import com.arcadedb.index.vector.LSMVectorIndex;
import com.arcadedb.schema.Schema;
import com.arcadedb.schema.Type;
import com.arcadedb.schema.VertexType;
import com.arcadedb.utility.Pair;
import io.t4dx.bench.hybrid.Found;
import io.t4dx.bench.hybrid.HybridSystem;
import io.t4dx.bench.hybrid.Memory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * ArcadeDB through its Java API: vertices with a vector index, an index of sessions whose rows are
 * the filter of the vector index, edges with a weight. Its write-ahead log syncs with metadata
 * before a transaction is committed, which is not its default.
 */
public final class ArcadeHybrid implements HybridSystem {
  private static final String TYPE = "Memory";
  private static final String EDGE = "Related";
  private static final int SYNC_ALL = 2;
  private static final int RETRIES = 100;

  private @Nullable Database opened;
  private @Nullable TypeIndex vectors;
  private int dimensions;

  @Override
  public String name() {
    return "arcadedb";
  }

  @Override
  public String version() {
    return Constants.getRawVersion();
  }

  @Override
  public void open(Path directory, int dims) {
    dimensions = dims;
    GlobalConfiguration.TX_WAL_FLUSH.setValue(SYNC_ALL);
    Database database = new DatabaseFactory(directory.resolve("arcade").toString()).create();
    opened = database;
    // It tells of each search at the level INFO, and opening has set that level.
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      handler.setLevel(Level.WARNING);
    }
    database.transaction(
        () -> {
          Schema schema = database.getSchema();
          VertexType type = schema.createVertexType(TYPE);
          type.createProperty("number", Type.INTEGER);
          type.createProperty("session", Type.STRING);
          type.createProperty("text", Type.STRING);
          type.createProperty("kappa", Type.FLOAT);
          type.createProperty("vector", Type.ARRAY_OF_FLOATS);
          schema.createTypeIndex(Schema.INDEX_TYPE.LSM_TREE, true, TYPE, "number");
          schema.createTypeIndex(Schema.INDEX_TYPE.LSM_TREE, false, TYPE, "session");
          schema.createEdgeType(EDGE);
        });
  }

  @Override
  public void load(List<Memory> memories) {
    database().transaction(() -> memories.forEach(this::add));
  }

  /** The vector index is made of what is loaded, as a bulk load should. */
  @Override
  public void settle() {
    vectors =
        database()
            .getSchema()
            .buildTypeIndex(TYPE, new String[] {"vector"})
            .withLSMVectorType()
            .withDimensions(dimensions)
            .withSimilarity("COSINE")
            .create();
    for (IndexInternal index : Objects.requireNonNull(vectors).getIndexesOnBuckets()) {
      ((LSMVectorIndex) index).buildVectorGraphNow();
    }
  }

  /** It does not tell what it does behind the scenes. */
  @Override
  public void rest() {}

  @Override
  public Found search(float[] vector, String session, int k, float leastWeight) {
    List<Pair<RID, Float>> near = new ArrayList<>();
    Set<RID> allowed = new HashSet<>();
    IndexCursor rows = database().lookupByKey(TYPE, "session", session);
    while (rows.hasNext()) {
      allowed.add(rows.next().getIdentity());
    }
    for (IndexInternal index : Objects.requireNonNull(vectors).getIndexesOnBuckets()) {
      near.addAll(((LSMVectorIndex) index).findNeighborsFromVector(vector, k, allowed));
    }
    near.sort(Comparator.comparing(Pair::getSecond));
    int[] numbers = new int[Math.min(k, near.size())];
    int neighbours = 0;
    int characters = 0;
    for (int i = 0; i < numbers.length; i++) {
      Vertex vertex = near.get(i).getFirst().asVertex();
      numbers[i] = vertex.getInteger("number");
      characters += vertex.getString("text").length();
      for (Edge edge : vertex.getEdges(Vertex.DIRECTION.OUT, EDGE)) {
        neighbours += edge.getFloat("weight") >= leastWeight ? 1 : 0;
      }
    }
    return new Found(numbers, neighbours, characters);
  }

  @Override
  public void insert(Memory memory) {
    database().transaction(() -> add(memory), false, RETRIES);
  }

  @Override
  public void addToKappa(int number, float delta) {
    database()
        .transaction(
            () -> {
              MutableVertex vertex = vertex(number).modify();
              float kappa = Math.clamp(vertex.getFloat("kappa") + delta, 0f, 1f);
              vertex.set("kappa", kappa).save();
            },
            false,
            RETRIES);
  }

  @Override
  public void addToWeight(int source, int target, float delta) {
    database()
        .transaction(
            () -> {
              RID end = vertex(target).getIdentity();
              for (Edge edge : vertex(source).getEdges(Vertex.DIRECTION.OUT, EDGE)) {
                if (edge.getIn().equals(end)) {
                  float weight = Math.clamp(edge.getFloat("weight") + delta, 0f, 1f);
                  edge.modify().set("weight", weight).save();
                }
              }
            },
            false,
            RETRIES);
  }

  @Override
  public void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }

  private void add(Memory memory) {
    MutableVertex vertex =
        database()
            .newVertex(TYPE)
            .set("number", memory.number())
            .set("session", memory.session())
            .set("text", memory.text())
            .set("kappa", memory.kappa())
            .set("vector", memory.vector())
            .save();
    for (Memory.Link link : memory.links()) {
      vertex.newEdge(EDGE, vertex(link.target()), "weight", link.weight());
    }
  }

  private Vertex vertex(int number) {
    Identifiable found = database().lookupByKey(TYPE, "number", number).next();
    return found.asVertex();
  }

  private Database database() {
    return Objects.requireNonNull(opened);
  }
}
