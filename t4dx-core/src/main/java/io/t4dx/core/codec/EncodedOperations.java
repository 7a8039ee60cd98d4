package io.t4dx.core.codec;

/**
 * The encoding of a batch, in a buffer that is borrowed from its writer: close it when its bytes
 * are no longer needed. Used by one thread at a time.
 */
public final class EncodedOperations implements AutoCloseable {
  private static final EncodingBuffer GIVEN_BACK = new EncodingBuffer(0);

  private final BufferPool pool;
  private EncodingBuffer buffer;

  EncodedOperations(BufferPool pool, EncodingBuffer buffer) {
    this.pool = pool;
    this.buffer = buffer;
  }

  /** The bytes from 0 to {@link #length}, and whatever else the buffer holds; not to be changed. */
  public byte[] array() {
    return open().array();
  }

  public int length() {
    return open().length();
  }

  /** Gives the buffer back; closing again does nothing. */
  @Override
  public void close() {
    if (buffer != GIVEN_BACK) {
      EncodingBuffer borrowed = buffer;
      buffer = GIVEN_BACK;
      pool.give(borrowed);
    }
  }

  private EncodingBuffer open() {
    if (buffer == GIVEN_BACK) {
      throw new IllegalStateException("the encoded operations have been closed");
    }
    return buffer;
  }
}
