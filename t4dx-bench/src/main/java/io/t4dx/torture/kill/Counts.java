package io.t4dx.torture.kill;

import io.t4dx.component.Change;
import io.t4dx.component.Component;
import io.t4dx.model.Bytes;
import io.t4dx.write.Operation;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** How far each thread of a victim has counted, as a component of the application. */
final class Counts implements Component {
  private static final String NAME = "counts";
  private static final int CHANGE_BYTES = Integer.BYTES + Long.BYTES;

  private final long[] counts = new long[Victim.THREADS];

  /** The change that belongs to a batch. */
  static Operation of(int thread, long count) {
    ByteBuffer data = ByteBuffer.allocate(CHANGE_BYTES).putInt(thread).putLong(count).flip();
    return new Operation.ChangeComponent(NAME, "COUNTED", Bytes.of(data));
  }

  long of(int thread) {
    return counts[thread];
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void reset() {
    Arrays.fill(counts, 0);
  }

  @Override
  public Bytes save() {
    ByteBuffer state = ByteBuffer.allocate(Long.BYTES * counts.length);
    state.asLongBuffer().put(counts);
    return Bytes.of(state);
  }

  @Override
  public void restore(Bytes state) {
    if (state.length() != Long.BYTES * counts.length) {
      throw new IllegalArgumentException("counts are not " + state);
    }
    state.asBuffer().asLongBuffer().get(counts);
  }

  @Override
  public void check(String type, Bytes data) {
    if (data.length() != CHANGE_BYTES) {
      throw new IllegalArgumentException("a count is not " + data);
    }
  }

  @Override
  public void apply(Change change) {
    ByteBuffer data = change.data().asBuffer();
    counts[data.getInt()] = data.getLong();
  }
}
