package io.t4dx.component;

import io.t4dx.model.Bytes;
import java.util.SortedMap;
import java.util.TreeMap;

/** Texts by name that an agent keeps of itself, at most 1,000; none at a cold start. */
public final class AgentMetadata implements Component {
  public static final String NAME = "metadata";
  public static final String METADATA_PUT = "METADATA_PUT";
  public static final String METADATA_REMOVE = "METADATA_REMOVE";
  public static final int CAPACITY = 1_000;
  private static final int MOST_TEXT = 64 << 10;
  private static final int VERSION = 1;
  private static final int LEAST_BYTES = 8;

  private final SortedMap<String, String> texts = new TreeMap<>();

  /** No texts. */
  public AgentMetadata() {}

  /** The data of a {@link #METADATA_PUT}. */
  public static Bytes putting(String name, String text) {
    return new StateOutput().putText(name).putText(text).bytes();
  }

  /** The data of a {@link #METADATA_REMOVE}. */
  public static Bytes naming(String name) {
    return new StateOutput().putText(name).bytes();
  }

  /** The texts by name, as a copy. */
  public synchronized SortedMap<String, String> texts() {
    return new TreeMap<>(texts);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void reset() {
    texts.clear();
  }

  @Override
  public synchronized Bytes save() {
    StateOutput out = StateOutput.ofVersion(VERSION).putInt(texts.size());
    texts.forEach((name, text) -> out.putText(name).putText(text));
    return out.bytes();
  }

  @Override
  public synchronized void restore(Bytes state) {
    StateInput in = StateInput.ofState(NAME, VERSION, state);
    SortedMap<String, String> its = new TreeMap<>();
    for (int left = in.takeCount(CAPACITY, LEAST_BYTES); left > 0; left--) {
      String name = in.takeText();
      its.put(name, in.takeText());
    }
    in.end();
    texts.clear();
    texts.putAll(its);
  }

  @Override
  public void check(String type, Bytes data) {
    StateInput in = StateInput.ofChange(type, data);
    boolean tooLong = in.takeText().length() > MOST_TEXT;
    switch (type) {
      case METADATA_PUT -> tooLong |= in.takeText().length() > MOST_TEXT;
      case METADATA_REMOVE -> {}
      default -> throw StateInput.unknown(NAME, type);
    }
    if (tooLong) {
      throw in.refusal("has a text of more than " + MOST_TEXT + " characters");
    }
    in.end();
  }

  /** Beyond the capacity, a name that is new finds no room. */
  @Override
  public synchronized void apply(Change change) {
    StateInput in = StateInput.ofChange(change.type(), change.data());
    String name = in.takeText();
    if (change.type().equals(METADATA_REMOVE)) {
      texts.remove(name);
    } else if (texts.size() < CAPACITY || texts.containsKey(name)) {
      texts.put(name, in.takeText());
    }
  }
}
