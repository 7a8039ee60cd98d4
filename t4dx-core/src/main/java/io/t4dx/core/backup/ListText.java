package io.t4dx.core.backup;

import io.t4dx.store.T4dxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of backups as lines of JSON, and back; the last line is the SHA-256 of all before it. */
final class ListText {
  static final int FORMAT = 1;
  private static final Charset LATIN = StandardCharsets.ISO_8859_1;
  private static final Pattern SEAL = Pattern.compile("\\{\"sha256\":\"([0-9a-f]{64})\"\\}\n");
  private static final Pattern HEAD_OF_ANY = Pattern.compile("\\{\"format\":(\\d{1,9}),.*");
  private static final Pattern HEAD =
      Pattern.compile(
          "\\{\"format\":1,\"store\":\"([0-9a-f-]{36})\",\"number\":(\\d{1,18}),"
              + "\"lsn\":(\\d{1,18}),\"at\":(-?\\d{1,18})\\}");
  private static final Pattern FILE =
      Pattern.compile(
          "\\{\"path\":\"([A-Za-z0-9._/-]+)\",\"kept\":\"([A-Za-z0-9._-]+)\",\"bytes\":(\\d{1,18}),"
              + "\"copied\":(true|false),\"sha256\":\"([0-9a-f]{64})\"\\}");

  private ListText() {}

  static byte[] write(BackupList list) {
    StringBuilder text = new StringBuilder();
    text.append(
        "{\"format\":%d,\"store\":\"%s\",\"number\":%d,\"lsn\":%d,\"at\":%d}\n"
            .formatted(FORMAT, list.store(), list.number(), list.lsn(), list.at()));
    for (KeptFile file : list.files()) {
      text.append(
          "{\"path\":\"%s\",\"kept\":\"%s\",\"bytes\":%d,\"copied\":%s,\"sha256\":\"%s\"}\n"
              .formatted(file.path(), file.kept(), file.bytes(), file.copied(), file.sha256()));
    }
    String seal = sha256(text.toString());
    return text.append("{\"sha256\":\"").append(seal).append("\"}\n").toString().getBytes(LATIN);
  }

  /**
   * Reads one.
   *
   * @throws BackupDamagedException if its bytes are not what was written
   * @throws T4dxException.StoreMismatch if a newer release wrote it
   */
  static BackupList read(String file, byte[] bytes) throws BackupDamagedException {
    String text = new String(bytes, LATIN);
    int last = text.lastIndexOf('\n', text.length() - 2) + 1;
    Matcher seal = SEAL.matcher(text.substring(last));
    String body = text.substring(0, last);
    if (!seal.matches() || !seal.group(1).equals(sha256(body))) {
      throw new BackupDamagedException(file, "its SHA-256 does not fit");
    }
    List<String> lines = body.lines().toList();
    if (lines.isEmpty()) {
      throw new BackupDamagedException(file, "it is empty");
    }
    Matcher head = HEAD.matcher(lines.getFirst());
    if (!head.matches()) {
      refuseNewer(file, lines.getFirst());
      throw new BackupDamagedException(file, "its first line is not that of format " + FORMAT);
    }
    List<KeptFile> files = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      files.add(file(file, line));
    }
    return new BackupList(
        UUID.fromString(head.group(1)),
        Long.parseLong(head.group(2)),
        Long.parseLong(head.group(3)),
        Long.parseLong(head.group(4)),
        files);
  }

  private static KeptFile file(String file, String line) throws BackupDamagedException {
    Matcher found = FILE.matcher(line);
    if (!found.matches()) {
      throw new BackupDamagedException(file, "it has a line that is not of format " + FORMAT);
    }
    return new KeptFile(
        found.group(1),
        found.group(2),
        Long.parseLong(found.group(3)),
        found.group(5),
        Boolean.parseBoolean(found.group(4)));
  }

  private static void refuseNewer(String file, String line) {
    Matcher head = HEAD_OF_ANY.matcher(line);
    if (head.matches() && Integer.parseInt(head.group(1)) > FORMAT) {
      throw new T4dxException.StoreMismatch(
          file
              + " is of format "
              + head.group(1)
              + ", but this release knows format "
              + FORMAT
              + " only: use the release that wrote it or a newer one");
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(LATIN)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
