package io.t4dx.component;

import io.t4dx.model.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Takes values from bytes, or says what is wrong with them; none is believed to be there. */
final class StateInput {
  private final String what;
  private final ByteBuffer in;

  private StateInput(String what, Bytes bytes) {
    this.what = what;
    this.in = bytes.asBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The data of a change. */
  static StateInput ofChange(String type, Bytes data) {
    return new StateInput("the data of " + type, data);
  }

  /** A state of a version. */
  static StateInput ofState(String component, int version, Bytes state) {
    StateInput input = new StateInput("the state of '" + component + "'", state);
    int found = input.need(1).get();
    if (found != version) {
      throw input.refusal("is of version " + found + ", and this release knows " + version);
    }
    return input;
  }

  int takeInt() {
    return need(Integer.BYTES).getInt();
  }

  /**
   * A count of what takes at least so many bytes each, so that it cannot ask for memory in vain.
   */
  int takeCount(int most, int bytesOfEach) {
    int count = takeInt();
    if (count < 0 || count > most || (long) count * bytesOfEach > in.remaining()) {
      throw refusal("counts " + count + " where at most " + most + " can be");
    }
    return count;
  }

  long takeLong() {
    return need(Long.BYTES).getLong();
  }

  float takeFloat() {
    float value = Float.intBitsToFloat(takeInt());
    if (!Float.isFinite(value)) {
      throw refusal("has the float " + value);
    }
    return value;
  }

  double takeDouble() {
    double value = Double.longBitsToDouble(takeLong());
    if (!Double.isFinite(value)) {
      throw refusal("has the double " + value);
    }
    return value;
  }

  float[] takeFloats(int count) {
    need(Math.multiplyExact(count, Float.BYTES));
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = takeFloat();
    }
    return values;
  }

  UUID takeId() {
    return new UUID(takeLong(), takeLong());
  }

  String takeText() {
    byte[] bytes = new byte[takeCount(Integer.MAX_VALUE, 1)];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  int remaining() {
    return in.remaining();
  }

  /** Refuses what is left over. */
  void end() {
    if (in.hasRemaining()) {
      throw refusal("has " + in.remaining() + " bytes too many");
    }
  }

  IllegalArgumentException refusal(String problem) {
    return new IllegalArgumentException(what + " " + problem);
  }

  /** For a type of change that a component does not know. */
  static IllegalArgumentException unknown(String component, String type) {
    return new IllegalArgumentException(
        "component '" + component + "' knows no change of type '" + type + "'");
  }

  private ByteBuffer need(int bytes) {
    if (in.remaining() < bytes) {
      throw refusal("ends " + (bytes - in.remaining()) + " bytes too early");
    }
    return in;
  }
}
