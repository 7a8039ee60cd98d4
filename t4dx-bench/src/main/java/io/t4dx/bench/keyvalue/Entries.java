package io.t4dx.bench.keyvalue;

import java.util.SplittableRandom;
import java.util.UUID;

/** Keys that look random, and texts of 2,500 ASCII characters, both from their number. */
public final class Entries {
  /** How long each text is. */
  static final int CHARACTERS = 2_500;

  private static final String[] WORDS =
      ("a the of to in we you they asked agreed built found fixed moved wrote read likes prefers"
           + " later today before after because meeting kitchen invoice ticket branch release plan")
          .split(" ");

  private Entries() {}

  /** The key of an entry. */
  public static UUID key(long number) {
    SplittableRandom random = new SplittableRandom(number);
    return new UUID(random.nextLong(), random.nextLong());
  }

  /** The text of an entry: words with numbers among them, so that it packs as notes do. */
  static String text(long number) {
    SplittableRandom random = new SplittableRandom(~number);
    StringBuilder text = new StringBuilder(CHARACTERS + 32);
    while (text.length() < CHARACTERS) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      text.append(random.nextInt(100_000)).append(' ');
    }
    text.setLength(CHARACTERS);
    return text.toString();
  }
}
