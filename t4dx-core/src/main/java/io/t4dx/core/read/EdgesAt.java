package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.live.ScaleLog;
import io.t4dx.core.view.View;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All edges of a view that go out of an id, or come into it, by type and then by the id at the
 * other end: those of the memtables and those of each segment, which have none in common.
 */
final class EdgesAt implements EdgeStream {
  private final List<EdgeStream> streams = new ArrayList<>();
  private @Nullable EdgeStream current;

  private EdgesAt() {}

  static EdgeStream out(View view, String namespace, UUID id) {
    return of(view, namespace, id, true);
  }

  static EdgeStream in(View view, String namespace, UUID id) {
    return of(view, namespace, id, false);
  }

  private static EdgeStream of(View view, String namespace, UUID id, boolean out) {
    EdgesAt all = new EdgesAt();
    all.add(inMemtables(view, namespace, id, out));
    for (LiveSegment live : view.segments().oldestFirst()) {
      SegmentEdges edges = SegmentEdges.of(live, namespace, id, out, view.lsn());
      if (edges != null) {
        all.add(edges);
      }
    }
    return all;
  }

  /** Only those of the memtables. */
  static EdgeStream inMemtables(View view, String namespace, UUID id, boolean out) {
    EdgeWalk walk =
        out
            ? EdgeWalk.out(view.memtables(), namespace, id, view.lsn())
            : EdgeWalk.in(view.memtables(), namespace, id, view.lsn());
    return new MemtableEdges(walk, out);
  }

  private void add(EdgeStream stream) {
    if (stream.advance()) {
      streams.add(stream);
    }
  }

  @Override
  public boolean advance() {
    if (current != null && !current.advance()) {
      streams.remove(current);
    }
    current = null;
    for (EdgeStream stream : streams) {
      if (current == null || isBefore(stream, current)) {
        current = stream;
      }
    }
    return current != null;
  }

  private static boolean isBefore(EdgeStream a, EdgeStream b) {
    int byType = a.type().compareTo(b.type());
    return byType != 0 ? byType < 0 : Ids.compare(a.other(), b.other()) < 0;
  }

  private EdgeStream current() {
    if (current == null) {
      throw new IllegalStateException("the stream stands at no edge");
    }
    return current;
  }

  @Override
  public EdgeType type() {
    return current().type();
  }

  @Override
  public UUID other() {
    return current().other();
  }

  @Override
  public float weight(ScaleLog scales) {
    return current().weight(scales);
  }

  @Override
  public long createdAt() {
    return current().createdAt();
  }

  @Override
  public Edge toEdge(ScaleLog scales) {
    return current().toEdge(scales);
  }
}
