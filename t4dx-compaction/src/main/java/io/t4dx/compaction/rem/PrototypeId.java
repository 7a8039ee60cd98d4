package io.t4dx.compaction.rem;

import io.t4dx.model.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.UUID;

/**
 * The id of a prototype, made of its first members, so that the same cluster never gets two:
 *
 * <pre>
 * SHA-256( namespace in UTF-8, a zero byte, the members' ids in their order, 16 bytes each )
 *   its first 16 bytes, with version 8 and the variant of RFC 9562 set in them
 * </pre>
 */
final class PrototypeId {
  private static final int ID_BYTES = 2 * Long.BYTES;

  private PrototypeId() {}

  static UUID of(String namespace, Collection<UUID> members) {
    MessageDigest digest = sha256();
    digest.update(namespace.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    members.stream().sorted(Ids.ORDER).forEach(id -> digest.update(bytes(id)));
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    long high = (hash.getLong() & ~0xf000L) | 0x8000L;
    long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(ID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
