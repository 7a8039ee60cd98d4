package io.t4dx.component;

import io.t4dx.model.Bytes;

/**
 * A part of an application's state that a store keeps: what it is after a crash is what it was
 * before.
 *
 * <p>A change is written like any other ({@code WriteBatch.change}), alone or together with items:
 * it is logged first and then applied, in the order of the log, by the thread that writes. When the
 * store is opened, the newest checkpoint is restored and the changes that came after it are applied
 * again, so {@link #apply} must do the same each time: no clock, no randomness, nothing from
 * outside.
 *
 * <p>The store calls one method at a time, and holds writers up meanwhile: none may take long, or
 * write to the store. Other threads of the application may read the component at the same time.
 */
public interface Component {

  /**
   * The name that it is kept under, always the same: 1 to 64 printable ASCII characters, no spaces.
   */
  String name();

  /** Takes the defaults of a cold start. */
  void reset();

  /** The whole state; at most 64 MiB. */
  Bytes save();

  /**
   * Takes a state that was saved.
   *
   * @throws IllegalArgumentException if it is none of this component's
   */
  void restore(Bytes state);

  /**
   * Refuses a change that could not be applied, before it is logged.
   *
   * @throws IllegalArgumentException where that is so; it reaches the writer
   */
  void check(String type, Bytes data);

  /** Makes a change that {@link #check} let through; must not throw. */
  void apply(Change change);
}
