package io.t4dx.component;

import io.t4dx.model.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Memories that wait to be taken in, at most 100, in the order in which they came. Where one more
 * comes, the one with the lowest priority goes, of several the oldest.
 */
public final class MemoryBuffer implements Component {
  public static final String NAME = "buffer";
  public static final String BUFFER_ADD = "BUFFER_ADD";
  public static final String BUFFER_REMOVE = "BUFFER_REMOVE";

  /** Takes a memory out because it was made an item, best in one batch with that. */
  public static final String BUFFER_PROMOTE = "BUFFER_PROMOTE";

  public static final int CAPACITY = 100;
  private static final int MOST_CONTENT = 64 << 10;
  private static final int VERSION = 1;
  private static final int LEAST_BYTES = 16 + 4 + 8 + 4;

  private final Map<UUID, Pending> waiting = new LinkedHashMap<>();
  private long promoted;

  /** An empty buffer. */
  public MemoryBuffer() {}

  /**
   * A memory that waits.
   *
   * @param addedAt microseconds since 1970
   */
  public record Pending(UUID id, String content, float priority, long addedAt) {}

  /**
   * The data of a {@link #BUFFER_ADD}; one with the same id is replaced, and is the newest then.
   */
  public static Bytes adding(UUID id, String content, float priority) {
    return new StateOutput().putId(id).putFloat(priority).putText(content).bytes();
  }

  /** The data of a {@link #BUFFER_REMOVE} or {@link #BUFFER_PROMOTE}. */
  public static Bytes naming(UUID id) {
    return new StateOutput().putId(id).bytes();
  }

  /** What waits, oldest first. */
  public synchronized List<Pending> waiting() {
    return List.copyOf(waiting.values());
  }

  /** How many were promoted. */
  public synchronized long promoted() {
    return promoted;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void reset() {
    waiting.clear();
    promoted = 0;
  }

  @Override
  public synchronized Bytes save() {
    StateOutput out = StateOutput.ofVersion(VERSION).putLong(promoted).putInt(waiting.size());
    for (Pending pending : waiting.values()) {
      out.putId(pending.id())
          .putFloat(pending.priority())
          .putLong(pending.addedAt())
          .putText(pending.content());
    }
    return out.bytes();
  }

  @Override
  public synchronized void restore(Bytes state) {
    StateInput in = StateInput.ofState(NAME, VERSION, state);
    long itsPromoted = in.takeLong();
    List<Pending> its = new ArrayList<>();
    for (int left = in.takeCount(CAPACITY, LEAST_BYTES); left > 0; left--) {
      UUID id = in.takeId();
      float priority = in.takeFloat();
      long addedAt = in.takeLong();
      its.add(new Pending(id, in.takeText(), priority, addedAt));
    }
    in.end();
    waiting.clear();
    its.forEach(pending -> waiting.put(pending.id(), pending));
    promoted = itsPromoted;
  }

  @Override
  public void check(String type, Bytes data) {
    StateInput in = StateInput.ofChange(type, data);
    switch (type) {
      case BUFFER_ADD -> {
        in.takeId();
        in.takeFloat();
        if (in.takeText().length() > MOST_CONTENT) {
          throw in.refusal("has a content of more than " + MOST_CONTENT + " characters");
        }
      }
      case BUFFER_REMOVE, BUFFER_PROMOTE -> in.takeId();
      default -> throw StateInput.unknown(NAME, type);
    }
    in.end();
  }

  @Override
  public synchronized void apply(Change change) {
    StateInput in = StateInput.ofChange(change.type(), change.data());
    UUID id = in.takeId();
    boolean there = waiting.remove(id) != null;
    switch (change.type()) {
      case BUFFER_ADD -> {
        float priority = in.takeFloat();
        waiting.put(id, new Pending(id, in.takeText(), priority, change.at()));
        if (waiting.size() > CAPACITY) {
          dropLowest();
        }
      }
      case BUFFER_PROMOTE -> promoted += there ? 1 : 0;
      default -> {}
    }
  }

  private void dropLowest() {
    waiting.values().stream()
        .min(Comparator.comparingDouble(Pending::priority))
        .ifPresent(lowest -> waiting.remove(lowest.id()));
  }
}
