package io.t4dx.core.codec;

import io.t4dx.model.ItemDraft;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * Vectors as base64 of little-endian float32, and back, in arrays that are used again for the next
 * vector of the same dimension. Used by one thread at a time.
 *
 * <p>The JDK's encoder and decoder of whole arrays run on SIMD instructions, which JSON libraries'
 * own do not.
 */
final class VectorCodec {
  private float[] floats = new float[0];
  private byte[] raw = new byte[0];
  private byte[] text = new byte[0];
  private int textLength;
  private byte[] source = new byte[0];
  private byte[] decoded = new byte[0];
  private int decodedLength;

  /** Encodes the draft's vector, which must be there, into {@link #text}. */
  void encode(ItemDraft draft) {
    float[] vector = floats(draft.dimension());
    draft.copyVector(vector, 0);
    encode(vector);
  }

  /** Encodes a vector into {@link #text}. */
  void encode(float[] vector) {
    int size = vector.length * Float.BYTES;
    if (raw.length != size) {
      raw = new byte[size];
      text = new byte[(size + 2) / 3 * 4];
    }
    ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(vector);
    textLength = Base64.getEncoder().encode(raw, text);
  }

  byte[] text() {
    return text;
  }

  int textLength() {
    return textLength;
  }

  /**
   * Decodes base64 into an array that holds until the next call.
   *
   * @throws IllegalArgumentException where it is no base64, or no whole number of floats
   */
  float[] decode(byte[] bytes, int offset, int length) {
    if (source.length != length) {
      source = new byte[length];
      decoded = new byte[length / 4 * 3 + 3];
    }
    // The decoder takes whole arrays only, and a copy is cheaper than what it would allocate.
    System.arraycopy(bytes, offset, source, 0, length);
    int size = Base64.getDecoder().decode(source, decoded);
    if (size % Float.BYTES != 0) {
      throw new IllegalArgumentException(
          "base64 of " + size + " bytes, which is no whole number of 4-byte floats");
    }
    decodedLength = length;
    float[] vector = floats(size / Float.BYTES);
    ByteBuffer.wrap(decoded).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }

  /** How long the base64 was that was decoded before; 0 at first. */
  int decodedLength() {
    return decodedLength;
  }

  private float[] floats(int dimension) {
    if (floats.length != dimension) {
      floats = new float[dimension];
    }
    return floats;
  }
}
