package io.t4dx.torture.oracle;

import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.Operation;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The worlds that the writes of a store made, one after the other, and which of them it has
 * promised to keep: after the end of its process all that were acknowledged, after a power loss
 * those that were acknowledged as durable.
 */
public final class Chronicle {
  /**
   * A write as it was logged, acknowledged or not.
   *
   * @param asleep whether sleep made it, and not an application
   */
  public record Attempt(long at, List<Operation> operations, boolean asleep) {}

  /** A text that a write had for an item. */
  private record Offer(ItemKey key, String text) {}

  private final NavigableMap<Long, World> worlds = new TreeMap<>();
  private final Set<Offer> offers = new HashSet<>();
  private long durable;

  /** Items whose erasure has begun, and the newest write by then. */
  private final Map<ItemKey, Long> erasures = new HashMap<>();

  /** Items that were erased, and that nobody has tried to write since. */
  private final Set<ItemKey> erased = new HashSet<>();

  /**
   * The newest number that a write was ever given. One that was lost is not given again, and may
   * count as the newest though it stands for nothing.
   */
  private long used;

  public Chronicle() {
    worlds.put(0L, World.EMPTY);
  }

  /** The same, to go on apart from this one. */
  public Chronicle copy() {
    Chronicle copy = new Chronicle();
    copy.worlds.putAll(worlds);
    copy.offers.addAll(offers);
    copy.durable = durable;
    copy.used = used;
    copy.erasures.putAll(erasures);
    copy.erased.addAll(erased);
    return copy;
  }

  /** What must be there now. */
  public World now() {
    return worlds.lastEntry().getValue();
  }

  /** The newest write that was acknowledged. */
  public long newest() {
    return now().write();
  }

  /** The newest write that a power loss must not take. */
  public long durable() {
    return durable;
  }

  private void offer(Operation operation) {
    switch (operation) {
      case Operation.Insert(ItemDraft item, var _) ->
          offers.add(
              new Offer(new ItemKey(item.namespace(), item.id().orElseThrow()), item.content()));
      case Operation.UpdateFields(ItemKey key, FieldUpdate update) ->
          update.content().ifPresent(text -> offers.add(new Offer(key, text)));
      default -> {}
    }
  }

  /**
   * Whether an item ever had this text, or a write had it for the item that failed and may be found
   * all the same, or that was refused: it is done in a recovery that has lost what it was refused
   * for.
   */
  public boolean wasOffered(ItemKey key, String text) {
    return offers.contains(new Offer(key, text))
        || worlds.values().stream()
            .map(world -> world.items().get(key))
            .anyMatch(item -> item != null && item.content().equals(text));
  }

  /** Whether an item had this text in a world before the newest one. */
  public boolean wasBefore(ItemKey key, String text) {
    return worlds.headMap(now().lsn()).values().stream()
        .map(world -> world.items().get(key))
        .anyMatch(item -> item != null && item.content().equals(text));
  }

  /** A write whose time is the clock's, or that of the newest write where the clock is behind. */
  public Attempt attempt(List<Operation> operations, long clock) {
    operations.forEach(this::offer);
    operations.forEach(
        operation -> {
          if (operation instanceof Operation.Insert(var item, var _)) {
            erased.remove(new ItemKey(item.namespace(), item.id().orElseThrow()));
          }
        });
    return new Attempt(Math.max(clock, now().at()), operations, false);
  }

  /** A write was acknowledged. */
  public World acknowledged(long lsn, Attempt attempt) {
    if (lsn <= now().lsn()) {
      throw new Violation("write " + lsn + " was acknowledged after write " + now().lsn());
    }
    attempt.operations().forEach(this::offer);
    World next = now().after(lsn, attempt);
    worlds.put(lsn, next);
    used = Math.max(used, lsn);
    return next;
  }

  /** A write failed, and may have used up a number. */
  public void failed() {
    used = Math.max(used, now().lsn()) + 1;
  }

  /** An item is being erased: from here on the archive has what it was, or not. */
  public void erasing(ItemKey key) {
    erasures.put(key, now().lsn());
  }

  /** It was erased: the archive does not have it. */
  public void erased(ItemKey key) {
    erased.add(key);
  }

  public Set<ItemKey> erased() {
    return Collections.unmodifiableSet(erased);
  }

  /** What the archive must have beside a world: all that sleep forgot, but for what was erased. */
  public List<Forgotten> forgotten(World world) {
    return world.forgotten().values().stream()
        .filter(each -> !isErased(each.item().key(), each.lsn()))
        .map(each -> new Forgotten(each.lsn(), each.item(), edgesLeft(each)))
        .toList();
  }

  /** The edges that the archive must have beside a world, each as an entry of its own. */
  public List<EdgeKey> dropped(World world) {
    return world.dropped().entrySet().stream()
        .filter(each -> !hasErasedEnd(each.getKey(), each.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<Edge> edgesLeft(Forgotten forgotten) {
    return forgotten.edges().stream()
        .filter(edge -> !hasErasedEnd(edge.key(), forgotten.lsn()))
        .toList();
  }

  private boolean hasErasedEnd(EdgeKey edge, long lsn) {
    return isErased(new ItemKey(edge.namespace(), edge.source()), lsn)
        || isErased(new ItemKey(edge.namespace(), edge.target()), lsn);
  }

  private boolean isErased(ItemKey key, long lsn) {
    return lsn <= erasures.getOrDefault(key, Long.MIN_VALUE);
  }

  /** The world that the newest write up to this number made; a write that failed has none. */
  public World asOf(long lsn) {
    return worlds.floorEntry(lsn).getValue();
  }

  /** Whether nothing was written after this number; numbers that were lost may lie between. */
  public boolean isNewest(long lsn) {
    return asOf(lsn).write() == now().write();
  }

  /** Everything that was acknowledged is durable. */
  public void durableNow() {
    durable = newest();
  }

  /**
   * What a store must hold whose newest write is this one.
   *
   * @param least the newest write that must be there
   * @param logged what was written to the log, by number: a write that was under way may be found
   */
  public World found(long lsn, long least, NavigableMap<Long, Attempt> logged) {
    used = Math.max(used, logged.isEmpty() ? 0 : logged.lastKey());
    if (lsn < least) {
      throw new Violation("the store ends at write " + lsn + "; " + least + " was promised");
    }
    World world = asOf(lsn);
    if (world == now()) {
      for (var each : logged.subMap(world.lsn(), false, lsn, true).entrySet()) {
        world = world.after(each.getKey(), each.getValue());
      }
    }
    if (world.lsn() != lsn && lsn > used) {
      throw new Violation("the store ends at write " + lsn + ", which nobody made");
    }
    return world.renumbered(lsn);
  }

  /**
   * A world of before as a store must hold it that was made of an image: it may call any number its
   * newest from that of the newest write on, as far as ones that failed have used them up.
   */
  public World restored(World before, long lsn) {
    if (lsn < before.write() || lsn > Math.max(used, before.lsn())) {
      throw new Violation("the store ends at write " + lsn + " and not at " + before.write());
    }
    return before.renumbered(lsn);
  }

  /** Goes on from a world that was found: what came after it is lost. */
  public void goOnFrom(World found) {
    worlds.tailMap(found.lsn(), false).clear();
    worlds.put(found.lsn(), found);
    durable = Math.min(durable, found.lsn());
  }

  /** Goes on from a world of before, in a store that was made of a backup and has no archive. */
  public void goBackTo(World before) {
    erased.clear();
    goOnFrom(before.withoutArchive());
    durableNow();
  }
}
