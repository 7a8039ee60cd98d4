package io.t4dx.bench.neo4j;

import io.t4dx.bench.report.Versions;
import io.t4dx.bench.walk.WalkSystem;
import io.t4dx.bench.walk.Web;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
import org.neo4j.graphdb.ResourceIterable;
import org.neo4j.graphdb.Transaction;

/** Neo4j's relationships through its Java API, which is its fastest way to walk. */
public final class Neo4jWalk implements WalkSystem {
  private static final long PAGE_CACHE_BYTES = 1L << 30;
  private static final Label NODE = Label.label("Node");
  private static final RelationshipType LEADS = RelationshipType.withName("LEADS");
  private static final int TOGETHER = 10_000;

  private @Nullable DatabaseManagementService service;
  private @Nullable GraphDatabaseService opened;

  @Override
  public String name() {
    return "neo4j";
  }

  @Override
  public String version() {
    return Versions.of("org.neo4j", "neo4j-kernel", "unknown");
  }

  @Override
  public void open(Path directory) {
    service =
        new DatabaseManagementServiceBuilder(directory.resolve("neo4j"))
            .setConfig(GraphDatabaseSettings.pagecache_memory, PAGE_CACHE_BYTES)
            .build();
    opened = service.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
  }

  @Override
  public void load(Web web) {
    try (Transaction transaction = database().beginTx()) {
      transaction.schema().constraintFor(NODE).assertPropertyIsUnique("number").create();
      transaction.commit();
    }
    try (Transaction transaction = database().beginTx()) {
      transaction.schema().awaitIndexesOnline(1, TimeUnit.MINUTES);
    }
    String[] nodes = new String[web.nodes()];
    for (int from = 0; from < web.nodes(); from += TOGETHER) {
      try (Transaction transaction = database().beginTx()) {
        for (int node = from; node < Math.min(web.nodes(), from + TOGETHER); node++) {
          Node made = transaction.createNode(NODE);
          made.setProperty("number", node);
          nodes[node] = made.getElementId();
        }
        transaction.commit();
      }
    }
    int source = 0;
    while (source < web.nodes()) {
      int start = source;
      try (Transaction transaction = database().beginTx()) {
        do {
          Node node = transaction.getNodeByElementId(nodes[source]);
          for (int edge = web.first(source); edge < web.first(source + 1); edge++) {
            Node target = transaction.getNodeByElementId(nodes[web.target(edge)]);
            node.createRelationshipTo(target, LEADS).setProperty("weight", web.weight(edge));
          }
          source++;
        } while (source < web.nodes() && web.first(source) - web.first(start) < TOGETHER);
        transaction.commit();
      }
    }
  }

  @Override
  public int twoHops(int start, float leastWeight) {
    try (Transaction transaction = database().beginTx()) {
      Node from = Objects.requireNonNull(transaction.findNode(NODE, "number", start));
      Set<Node> seen = new HashSet<>();
      seen.add(from);
      follow(from, leastWeight, seen);
      for (Node near : List.copyOf(seen)) {
        if (!near.equals(from)) {
          follow(near, leastWeight, seen);
        }
      }
      return seen.size();
    }
  }

  private static void follow(Node node, float leastWeight, Set<Node> seen) {
    try (ResourceIterable<Relationship> edges = node.getRelationships(Direction.OUTGOING, LEADS)) {
      for (Relationship edge : edges) {
        if ((float) edge.getProperty("weight") >= leastWeight) {
          seen.add(edge.getEndNode());
        }
      }
    }
  }

  @Override
  public void close() {
    if (service != null) {
      service.shutdown();
      service = null;
    }
  }

  private GraphDatabaseService database() {
    return Objects.requireNonNull(opened);
  }
}
