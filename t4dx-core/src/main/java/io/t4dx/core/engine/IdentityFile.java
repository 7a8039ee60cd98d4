package io.t4dx.core.engine;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Limits;
import io.t4dx.store.T4dxException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * STORE.json: one line of JSON in a fixed form, closed by the CRC-32C of the bytes before its last
 * member, as every line of the log is.
 *
 * <pre>
 * {"format":1,"id":"5f0c...","metric":"COSINE","dimension":0,"createdAt":1763700000123456,"crc":"9f2c01ab"}
 * </pre>
 */
public final class IdentityFile {
  public static final String NAME = "STORE.json";
  static final int FORMAT = 1;

  private static final String ASIDE = "STORE.json.new";
  private static final int MOST_BYTES = 4096;
  private static final Pattern LINE =
      Pattern.compile(
          "(\\{\"format\":(\\d{1,9}).*),\"crc\":\"([0-9a-f]{8})\"\\}\n?", Pattern.DOTALL);
  private static final Pattern FIRST_FORMAT =
      Pattern.compile(
          "\\{\"format\":1,\"id\":\"([0-9a-f-]{36})\",\"metric\":\"([A-Z]+)\","
              + "\"dimension\":(\\d{1,4}),\"createdAt\":(-?\\d{1,18})");

  private IdentityFile() {}

  /** Writes it aside, syncs it and renames it, so that it is there whole or not at all. */
  static void write(Disk disk, StoreIdentity identity) throws IOException {
    if (disk.exists(ASIDE)) {
      disk.delete(ASIDE);
    }
    try (DiskFile file = disk.create(ASIDE)) {
      file.writeFully(ByteBuffer.wrap(encode(identity)), 0);
      file.sync(DiskFile.Sync.ALL);
    }
    disk.rename(ASIDE, NAME);
    disk.syncDirectory("");
  }

  /**
   * Reads it.
   *
   * @throws DamagedIdentityException where its bytes are not what was written
   */
  public static StoreIdentity read(Disk disk) throws IOException {
    String text = text(disk);
    Matcher line = LINE.matcher(text);
    if (!line.matches() || !line.group(3).equals(checksum(line.group(1)))) {
      throw damaged(disk, "its checksum does not fit");
    }
    int format = Integer.parseInt(line.group(2));
    if (format != FORMAT) {
      throw new T4dxException.StoreMismatch(
          disk.describe(NAME)
              + " is of format "
              + format
              + ", but this release knows format "
              + FORMAT
              + " only: open it with the release that wrote it or a newer one");
    }
    Matcher members = FIRST_FORMAT.matcher(line.group(1));
    if (!members.matches() || Integer.parseInt(members.group(3)) > Limits.DIMENSION) {
      throw damaged(disk, "its members are not those of format 1");
    }
    try {
      return new StoreIdentity(
          UUID.fromString(members.group(1)),
          Metric.valueOf(members.group(2)),
          Integer.parseInt(members.group(3)),
          Long.parseLong(members.group(4)));
    } catch (IllegalArgumentException e) {
      // A checksum that fits is no proof of a metric that there is.
      throw damaged(disk, "its members are not those of format 1: " + e.getMessage());
    }
  }

  static byte[] encode(StoreIdentity identity) {
    String body =
        "{\"format\":%d,\"id\":\"%s\",\"metric\":\"%s\",\"dimension\":%d,\"createdAt\":%d"
            .formatted(
                FORMAT,
                identity.id(),
                identity.metric(),
                identity.dimension(),
                identity.createdAt());
    String line = body + ",\"crc\":\"" + checksum(body) + "\"}\n";
    return line.getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(Disk disk) throws IOException {
    try (DiskFile file = disk.openForRead(NAME)) {
      long size = file.size();
      if (size > MOST_BYTES) {
        throw damaged(disk, "it has " + size + " bytes");
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) size);
      file.readFully(bytes, 0);
      return new String(bytes.array(), StandardCharsets.ISO_8859_1);
    }
  }

  private static String checksum(String body) {
    CRC32C crc = new CRC32C();
    crc.update(body.getBytes(StandardCharsets.ISO_8859_1));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static DamagedIdentityException damaged(Disk disk, String why) {
    return new DamagedIdentityException(disk.describe(NAME) + " is damaged: " + why);
  }

  /** The bytes of STORE.json are not what was written. */
  public static final class DamagedIdentityException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedIdentityException(String message) {
      super(message);
    }
  }
}
