package io.t4dx.component;

import io.t4dx.model.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Bytes that are put one value after the other. */
final class StateOutput {
  private ByteBuffer out = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);

  /** A state, which begins with its version. */
  static StateOutput ofVersion(int version) {
    StateOutput output = new StateOutput();
    output.room(1).put((byte) version);
    return output;
  }

  StateOutput putInt(int value) {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  StateOutput putLong(long value) {
    room(Long.BYTES).putLong(value);
    return this;
  }

  StateOutput putFloat(float value) {
    return putInt(Float.floatToRawIntBits(value));
  }

  StateOutput putDouble(double value) {
    return putLong(Double.doubleToRawLongBits(value));
  }

  StateOutput putFloats(float... values) {
    room(values.length * Float.BYTES);
    for (float value : values) {
      out.putInt(Float.floatToRawIntBits(value));
    }
    return this;
  }

  StateOutput putId(UUID value) {
    return putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
  }

  StateOutput putText(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    putInt(bytes.length);
    room(bytes.length).put(bytes);
    return this;
  }

  Bytes bytes() {
    return Bytes.of(out.duplicate().flip());
  }

  private ByteBuffer room(int needed) {
    if (out.remaining() < needed) {
      ByteBuffer larger =
          ByteBuffer.allocate(Math.max(2 * out.capacity(), out.position() + needed))
              .order(ByteOrder.LITTLE_ENDIAN);
      out = larger.put(out.flip());
    }
    return out;
  }
}
