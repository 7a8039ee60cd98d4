package io.t4dx.core.inspect;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.index.page.CorruptIndexException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads values one by one; what does not read is left empty, named, and told once. */
final class Attempt {
  private final Findings findings;
  private List<String> unread = new ArrayList<>();

  Attempt(Findings findings) {
    this.findings = findings;
  }

  /** A value; empty where it is damaged. */
  <T> Optional<T> read(String name, Supplier<T> value) {
    return readIfAny(name, () -> Optional.of(value.get()));
  }

  /** The same of a value that may be none. */
  <T> Optional<T> readIfAny(String name, Supplier<Optional<T>> value) {
    try {
      return value.get();
    } catch (CorruptSegmentException e) {
      findings.add(e);
    } catch (CorruptIndexException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // Numbers that lead nowhere, behind checksums that fit: a check says where they are.
      findings.note(name, "it does not read: " + e.getMessage(), "run 't4dx check STORE --deep'");
    }
    unread.add(name);
    return Optional.empty();
  }

  /** What was not read since this was asked last. */
  List<String> unread() {
    List<String> names = List.copyOf(unread);
    unread = new ArrayList<>();
    return names;
  }
}
