package io.t4dx.bench.neo4j;

import io.t4dx.bench.hybrid.Found;
import io.t4dx.bench.hybrid.HybridSystem;
import io.t4dx.bench.hybrid.Memory;
import io.t4dx.bench.report.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;

/**
 * Neo4j embedded: nodes with a vector index that filters by the session, relationships with a
 * weight. It syncs its log before a transaction is committed, as by default; vectors are not
 * quantised, for the sake of recall.
 */
public final class Neo4jHybrid implements HybridSystem {
  private static final long PAGE_CACHE_BYTES = 1L << 30;
  private static final Label MEMORY = Label.label("Memory");
  private static final RelationshipType RELATED = RelationshipType.withName("RELATED");
  private static final String SEARCH =
      """
      CYPHER 25
      MATCH (m:Memory)
        SEARCH m IN (VECTOR INDEX memories FOR $vector WHERE m.session = $session LIMIT $k)
        SCORE AS score
      RETURN m ORDER BY score DESC\
      """;

  private @Nullable DatabaseManagementService service;
  private @Nullable GraphDatabaseService opened;
  private int dimensions;

  @Override
  public String name() {
    return "neo4j";
  }

  @Override
  public String version() {
    return Versions.of("org.neo4j", "neo4j-kernel", "unknown");
  }

  @Override
  public void open(Path directory, int dims) {
    dimensions = dims;
    service =
        new DatabaseManagementServiceBuilder(directory.resolve("neo4j"))
            .setConfig(GraphDatabaseSettings.pagecache_memory, PAGE_CACHE_BYTES)
            .build();
    opened = service.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
    try (Transaction transaction = opened.beginTx()) {
      transaction.schema().constraintFor(MEMORY).assertPropertyIsUnique("number").create();
      transaction.commit();
    }
    rest();
  }

  @Override
  public void load(List<Memory> memories) {
    try (Transaction transaction = database().beginTx()) {
      memories.forEach(memory -> add(transaction, memory));
      transaction.commit();
    }
  }

  /** The vector index is made of what is loaded, as a bulk load should. */
  @Override
  public void settle() {
    try (Transaction transaction = database().beginTx()) {
      transaction
          .execute(
              """
              CYPHER 25
              CREATE VECTOR INDEX memories FOR (m:Memory) ON m.vector WITH [m.session]
              OPTIONS {indexConfig: {`vector.dimensions`: %d,
                `vector.similarity_function`: 'cosine', `vector.quantization.enabled`: false}}\
              """
                  .formatted(dimensions))
          .close();
      transaction.commit();
    }
    rest();
  }

  /** Nothing else of it is known to work behind the scenes. */
  @Override
  public void rest() {
    try (Transaction transaction = database().beginTx()) {
      transaction.schema().awaitIndexesOnline(1, TimeUnit.HOURS);
    }
  }

  @Override
  public Found search(float[] vector, String session, int k, float leastWeight) {
    int[] numbers = new int[k];
    int found = 0;
    int neighbours = 0;
    int characters = 0;
    try (Transaction transaction = database().beginTx();
        Result rows =
            transaction.execute(
                SEARCH, Map.of("vector", vector, "session", session, "k", (long) k))) {
      while (rows.hasNext()) {
        Node node = (Node) rows.next().get("m");
        numbers[found++] = (int) node.getProperty("number");
        characters += ((String) node.getProperty("text")).length();
        try (var edges = node.getRelationships(Direction.OUTGOING, RELATED)) {
          for (Relationship edge : edges) {
            neighbours += (float) edge.getProperty("weight") >= leastWeight ? 1 : 0;
          }
        }
      }
    }
    return new Found(java.util.Arrays.copyOf(numbers, found), neighbours, characters);
  }

  @Override
  public void insert(Memory memory) {
    load(List.of(memory));
  }

  @Override
  public void addToKappa(int number, float delta) {
    try (Transaction transaction = database().beginTx()) {
      Node node = node(transaction, number);
      transaction.acquireWriteLock(node);
      float kappa = (float) node.getProperty("kappa");
      node.setProperty("kappa", Math.clamp(kappa + delta, 0f, 1f));
      transaction.commit();
    }
  }

  @Override
  public void addToWeight(int source, int target, float delta) {
    try (Transaction transaction = database().beginTx()) {
      Node end = node(transaction, target);
      try (var edges = node(transaction, source).getRelationships(Direction.OUTGOING, RELATED)) {
        for (Relationship edge : edges) {
          if (edge.getEndNode().equals(end)) {
            transaction.acquireWriteLock(edge);
            float weight = (float) edge.getProperty("weight");
            edge.setProperty("weight", Math.clamp(weight + delta, 0f, 1f));
          }
        }
      }
      transaction.commit();
    }
  }

  @Override
  public void close() throws IOException {
    if (service != null) {
      service.shutdown();
    }
  }

  private static void add(Transaction transaction, Memory memory) {
    Node node = transaction.createNode(MEMORY);
    node.setProperty("number", memory.number());
    node.setProperty("session", memory.session());
    node.setProperty("text", memory.text());
    node.setProperty("kappa", memory.kappa());
    node.setProperty("vector", memory.vector());
    for (Memory.Link link : memory.links()) {
      node.createRelationshipTo(node(transaction, link.target()), RELATED)
          .setProperty("weight", link.weight());
    }
  }

  private static Node node(Transaction transaction, int number) {
    return Objects.requireNonNull(transaction.findNode(MEMORY, "number", number));
  }

  private GraphDatabaseService database() {
    return Objects.requireNonNull(opened);
  }
}
