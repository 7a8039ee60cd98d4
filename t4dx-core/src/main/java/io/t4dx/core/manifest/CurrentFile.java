package io.t4dx.core.manifest;

import io.t4dx.core.disk.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CURRENT: names the manifest in force, with its size and checksum.
 *
 * <pre>
 *   {"format":1,"manifest":42,"size":1234,"contents":"9f2c01ab","crc":"01ab9f2c"}
 * </pre>
 *
 * @param crc the checksum that the manifest carries
 */
record CurrentFile(long manifest, long size, int crc) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\{\"format\":1,\"manifest\":(\\d{1,18}),\"size\":(\\d{1,18}),"
              + "\"contents\":\"([0-9a-f]{8})\"\\}");

  byte[] encode() {
    String body =
        "{\"format\":%d,\"manifest\":%d,\"size\":%d,\"contents\":\"%s\""
            .formatted(SealedLine.FORMAT, manifest, size, HexFormat.of().toHexDigits(crc));
    return SealedLine.seal(body.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether the manifest that it names is the one that was written. */
  boolean isOf(Disk disk) throws IOException {
    byte[] line = SmallFile.read(disk, ManifestPaths.file(manifest));
    return line.length == size && SealedLine.checksum(line) == crc;
  }

  static CurrentFile read(Disk disk) throws IOException {
    String file = disk.describe(ManifestPaths.CURRENT);
    byte[] line = SmallFile.read(disk, ManifestPaths.CURRENT);
    byte[] object = SealedLine.open(file, line);
    Matcher found = FORM.matcher(new String(object, StandardCharsets.ISO_8859_1));
    if (!found.matches()) {
      throw new ManifestDamagedException(file, "its members are not those of format 1");
    }
    return new CurrentFile(
        Long.parseLong(found.group(1)),
        Long.parseLong(found.group(2)),
        HexFormat.fromHexDigits(found.group(3)));
  }
}
