package io.t4dx.torture.oracle;

import io.t4dx.component.Change;
import io.t4dx.component.Component;
import io.t4dx.model.Bytes;
import io.t4dx.write.Operation;
import java.nio.ByteBuffer;

/**
 * A component that tells every change that it took, and their order, from each other: a checksum
 * over all of them.
 */
public final class Diary implements Component {
  public static final String NAME = "diary";

  /** The checksum of no changes. */
  static final long BLANK = 1;

  private long checksum = BLANK;

  /** One more change, as a store is given it. */
  public static Operation entry(long value) {
    return new Operation.ChangeComponent(NAME, "ENTRY", bytes(value));
  }

  /** What a checksum becomes by a write. */
  static long after(long checksum, long lsn, long at, Iterable<Operation> operations) {
    long after = checksum;
    for (Operation operation : operations) {
      if (operation instanceof Operation.ChangeComponent(var _, String type, Bytes data)) {
        after = after(after, new Change(type, data, lsn, at));
      }
    }
    return after;
  }

  private static long after(long checksum, Change change) {
    long after = checksum * 31 + change.type().hashCode();
    after = after * 31 + change.data().hashCode();
    after = after * 31 + change.lsn();
    return after * 31 + change.at();
  }

  public long checksum() {
    return checksum;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void reset() {
    checksum = BLANK;
  }

  @Override
  public Bytes save() {
    return bytes(checksum);
  }

  @Override
  public void restore(Bytes state) {
    if (state.length() != Long.BYTES) {
      throw new IllegalArgumentException("a diary is not " + state);
    }
    checksum = state.asBuffer().getLong();
  }

  @Override
  public void check(String type, Bytes data) {
    if (data.length() != Long.BYTES) {
      throw new IllegalArgumentException("an entry is not " + data);
    }
  }

  @Override
  public void apply(Change change) {
    checksum = after(checksum, change);
  }

  private static Bytes bytes(long value) {
    return Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
  }
}
