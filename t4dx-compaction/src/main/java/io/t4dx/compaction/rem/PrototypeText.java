package io.t4dx.compaction.rem;

import io.t4dx.model.Checks;
import io.t4dx.model.Item;
import io.t4dx.sleep.PrototypeWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The text of a prototype: the application's, or that of its most typical member with a line that
 * says how many more there are.
 *
 * @param most characters of any text
 */
record PrototypeText(Optional<PrototypeWriter> writer, Duration timeout, int most) {
  /** A writer is shown the most typical members; the text of thousands would fit nowhere. */
  static final int SHOWN = 64;

  /**
   * The text for members.
   *
   * @param shown the most typical ones, with their content
   * @param count how many there are in all
   */
  String of(List<Item> shown, long count) {
    return writer
        .flatMap(asked -> written(asked, shown))
        .orElseGet(() -> typical(shown.getFirst().content(), count));
  }

  /** The text of a prototype that has grown; none where its text is not ours. */
  static Optional<String> recounted(String text, long before, long now) {
    String ending = ending(before);
    return text.endsWith(ending)
        ? Optional.of(text.substring(0, text.length() - ending.length()) + ending(now))
        : Optional.empty();
  }

  private String typical(String text, long count) {
    String ending = ending(count);
    int room = Math.min(text.length(), Math.max(0, most - ending.length()));
    boolean tearsPair =
        room > 0 && room < text.length() && Character.isHighSurrogate(text.charAt(room - 1));
    return text.substring(0, tearsPair ? room - 1 : room) + ending;
  }

  private static String ending(long count) {
    return "\n(and " + (count - 1) + " more like it)";
  }

  /** What the writer writes, on a thread of its own: nothing it does ends or holds up the pass. */
  private Optional<String> written(PrototypeWriter asked, List<Item> shown) {
    FutureTask<String> writing = new FutureTask<>(() -> asked.write(List.copyOf(shown)));
    Thread.ofPlatform().name("t4dx-prototype-writer").daemon().start(writing);
    try {
      return Optional.ofNullable(writing.get(timeout.toNanos(), TimeUnit.NANOSECONDS))
          .filter(this::fits);
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      writing.cancel(true);
    }
  }

  private boolean fits(String text) {
    try {
      Checks.text("content", text, most);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
