package io.t4dx.core.component;

import io.t4dx.component.Change;
import io.t4dx.component.Component;
import io.t4dx.model.Bytes;
import io.t4dx.write.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The components of the application, and what is kept of others that are not registered now.
 *
 * <p>One lock orders changes, saving and restoring; the log's order is the order of the changes.
 */
public final class ComponentStates {
  /** The most bytes that a state may have. */
  public static final int MOST_BYTES = 64 << 20;

  /** Hears of a component that failed. */
  @FunctionalInterface
  public interface FailureListener {
    void failed(String component, long lsn, RuntimeException cause);
  }

  private final Map<String, Component> registered = new LinkedHashMap<>();
  private final Map<String, SavedState> unclaimed = new TreeMap<>();
  private final LongSupplier ticks;
  private final FailureListener failures;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Long> failed = new TreeMap<>();
  private long lastLsn;

  /**
   * Components that are yet to begin.
   *
   * @param ticks nanoseconds since any moment
   */
  public ComponentStates(List<Component> components, LongSupplier ticks, FailureListener failures) {
    components.forEach(component -> registered.put(component.name(), component));
    this.ticks = ticks;
    this.failures = failures;
  }

  public boolean isEmpty() {
    return registered.isEmpty();
  }

  /** Begins cold, and forgets what was kept of others. */
  public void reset() {
    lock.lock();
    try {
      registered.values().forEach(Component::reset);
      unclaimed.clear();
      failed.clear();
      lastLsn = 0;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Begins with what was saved as of an LSN; those of whom nothing was saved begin cold.
   *
   * @throws ComponentFailure if a component does not take its state, or a change that came after it
   */
  public void restore(long lsn, Map<String, SavedState> saved) {
    lock.lock();
    try {
      reset();
      lastLsn = lsn;
      saved.forEach(
          (name, state) -> {
            Component component = registered.get(name);
            if (component == null) {
              unclaimed.put(name, state);
            } else {
              restore(component, state);
            }
          });
    } finally {
      lock.unlock();
    }
  }

  private static void restore(Component component, SavedState saved) {
    try {
      saved.state().ifPresent(component::restore);
    } catch (RuntimeException e) {
      throw new ComponentFailure(component.name(), "does not take its saved state", e);
    }
    saved.later().forEach(change -> replay(component, change));
  }

  /**
   * Applies a change of a log that is replayed.
   *
   * @throws ComponentFailure if the component does not take it
   */
  public void replay(Operation.ChangeComponent operation, long lsn, long at) {
    lock.lock();
    try {
      lastLsn = lsn;
      Change change = new Change(operation.type(), operation.data(), lsn, at);
      Component component = registered.get(operation.component());
      if (component == null) {
        unclaimed.merge(
            operation.component(), SavedState.NONE.and(change), (kept, _) -> kept.and(change));
      } else {
        replay(component, change);
      }
    } finally {
      lock.unlock();
    }
  }

  private static void replay(Component component, Change change) {
    try {
      component.check(change.type(), change.data());
      component.apply(change);
    } catch (RuntimeException e) {
      throw new ComponentFailure(
          component.name(), "does not take its " + change.type() + " of LSN " + change.lsn(), e);
    }
  }

  /**
   * Refuses a change that could not be applied.
   *
   * @throws IllegalArgumentException where that is so
   */
  public void check(Operation.ChangeComponent operation) {
    Component component = registered.get(operation.component());
    if (component == null) {
      throw new IllegalArgumentException(
          "component '"
              + operation.component()
              + "' is not registered; this store has "
              + registered.keySet());
    }
    Long since = failedSince(operation.component());
    if (since != null) {
      throw new IllegalArgumentException(
          "component '"
              + operation.component()
              + "' failed on the change of LSN "
              + since
              + " and takes no more until the store is opened again");
    }
    component.check(operation.type(), operation.data());
  }

  private @Nullable Long failedSince(String component) {
    lock.lock();
    try {
      return failed.get(component);
    } finally {
      lock.unlock();
    }
  }

  /** Applies changes that were just logged. A component that throws is left alone from then on. */
  public void apply(List<Operation.ChangeComponent> changes, long lsn, long at) {
    lock.lock();
    try {
      lastLsn = lsn;
      for (Operation.ChangeComponent operation : changes) {
        Component component = registered.get(operation.component());
        if (component != null && !failed.containsKey(operation.component())) {
          apply(component, new Change(operation.type(), operation.data(), lsn, at));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void apply(Component component, Change change) {
    try {
      component.apply(change);
    } catch (RuntimeException e) {
      failed.put(component.name(), change.lsn());
      failures.failed(component.name(), change.lsn(), e);
    }
  }

  /**
   * Saves all states.
   *
   * @param published the newest LSN of which everything is applied
   * @throws ComponentFailure if one cannot be saved, or has failed
   */
  public CapturedStates capture(LongSupplier published) {
    long start = ticks.getAsLong();
    lock.lock();
    try {
      TreeMap<String, SavedState> states = new TreeMap<>(unclaimed);
      for (Component component : registered.values()) {
        states.put(component.name(), new SavedState(Optional.of(save(component)), List.of()));
      }
      // A write is published after its changes are applied: none up to this LSN is missing.
      long lsn = Math.max(lastLsn, published.getAsLong());
      return new CapturedStates(lsn, states, ticks.getAsLong() - start);
    } finally {
      lock.unlock();
    }
  }

  private Bytes save(Component component) {
    Long since = failed.get(component.name());
    if (since != null) {
      throw new ComponentFailure(
          component.name(),
          "cannot be saved",
          new IllegalStateException("it failed on the change of LSN " + since));
    }
    Bytes state;
    try {
      state = component.save();
    } catch (RuntimeException e) {
      throw new ComponentFailure(component.name(), "cannot be saved", e);
    }
    if (state.length() > MOST_BYTES) {
      throw new ComponentFailure(
          component.name(),
          "cannot be saved",
          new IllegalStateException(
              "its state has " + state.length() + " bytes, and may have " + MOST_BYTES));
    }
    return state;
  }

  /** The names of the registered ones. */
  public List<String> names() {
    return new ArrayList<>(registered.keySet());
  }
}
