package io.t4dx.tools.lines;

import io.t4dx.exchange.Line;
import io.t4dx.exchange.LineFormatException;
import io.t4dx.exchange.LineReader;
import io.t4dx.write.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a block's lines say.
 *
 * @param block the lines themselves
 * @param good those that can be written
 * @param bad those that cannot
 */
record Parsed(Block block, List<Good> good, List<Bad> bad) {
  /** A line that can be written. */
  record Good(long number, boolean item, List<Operation> operations) {}

  /** A line that cannot, and why. */
  record Bad(long number, String reason) {}

  static Parsed of(Block block, long fromLine, LineReader reader) {
    List<Good> good = new ArrayList<>(block.lines());
    List<Bad> bad = new ArrayList<>();
    for (int i = 0; i < block.lines(); i++) {
      long number = block.firstLine() + i;
      if (number < fromLine || block.isBlank(i)) {
        continue;
      }
      try {
        Line line = reader.read(block.bytes(), block.start(i), block.length(i));
        good.add(new Good(number, line.item().isPresent(), line.operations()));
      } catch (LineFormatException e) {
        bad.add(new Bad(number, e.getMessage()));
      }
    }
    if (block.tooLong() && block.nextLine() - 1 >= fromLine) {
      bad.add(new Bad(block.nextLine() - 1, "it is longer than " + BlockReader.LONGEST + " bytes"));
    }
    return new Parsed(block, good, bad);
  }

  /** The good lines before one, which is written no more. */
  List<Good> before(long number) {
    return good.stream().filter(line -> line.number() < number).toList();
  }
}
