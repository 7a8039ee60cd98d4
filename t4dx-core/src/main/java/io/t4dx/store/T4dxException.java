package io.t4dx.store;

/**
 * Why a store could not do what it was asked for. Bad input is an {@link IllegalArgumentException}
 * instead.
 */
public abstract sealed class T4dxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private T4dxException(String message, Throwable cause) {
    super(message, cause);
  }

  private T4dxException(String message) {
    super(message);
  }

  /** The disk failed; the message names the file and the operation. */
  public static final class DiskFailure extends T4dxException {
    private static final long serialVersionUID = 1L;

    public DiskFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Another opener holds the store. */
  public static final class StoreLocked extends T4dxException {
    private static final long serialVersionUID = 1L;

    public StoreLocked(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Acknowledged data is damaged and the recovery mode does not allow to go on without it. */
  public static final class StoreDamaged extends T4dxException {
    private static final long serialVersionUID = 1L;

    public StoreDamaged(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * The store was made by a newer release, or with options that contradict those it is opened with.
   */
  public static final class StoreMismatch extends T4dxException {
    private static final long serialVersionUID = 1L;

    public StoreMismatch(String message) {
      super(message);
    }

    public StoreMismatch(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** A component of the application does not take or give its state, or a change of it. */
  public static final class ComponentRefused extends T4dxException {
    private static final long serialVersionUID = 1L;

    public ComponentRefused(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The store is read-only after a failed write; reads still answer. */
  public static final class ReadOnly extends T4dxException {
    private static final long serialVersionUID = 1L;

    public ReadOnly(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * The memory for new writes is full and was not freed in time; nothing was written, and it can be
   * tried again.
   */
  public static final class Overloaded extends T4dxException {
    private static final long serialVersionUID = 1L;

    public Overloaded(String message) {
      super(message);
    }
  }

  /** The store or the snapshot was closed. */
  public static final class Closed extends T4dxException {
    private static final long serialVersionUID = 1L;

    public Closed(String message) {
      super(message);
    }
  }
}
