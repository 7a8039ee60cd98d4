package io.t4dx.sleep;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a store sleeps. The defaults suit most. */
public final class SleepOptions {
  private final Builder from;

  private SleepOptions(Builder from) {
    this.from = from;
  }

  public static SleepOptions defaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Whether the store falls asleep by itself; if not, it sleeps when it is told to. */
  public boolean automatic() {
    return from.automatic;
  }

  public double get(SleepSetting setting) {
    return from.values.getOrDefault(setting, setting.initially());
  }

  /** Writes the texts of prototypes, where the application does that. */
  public Optional<PrototypeWriter> writer() {
    return Optional.ofNullable(from.writer);
  }

  public List<SleepListener> listeners() {
    return List.copyOf(from.listeners);
  }

  /** Collects options; every value is checked when it is given. */
  public static final class Builder {
    private boolean automatic = true;
    private final Map<SleepSetting, Double> values = new EnumMap<>(SleepSetting.class);
    private @Nullable PrototypeWriter writer;
    private final List<SleepListener> listeners = new ArrayList<>();

    private Builder() {}

    /** Whether the store falls asleep by itself; it does unless given. */
    public Builder automatic(boolean value) {
      this.automatic = value;
      return this;
    }

    public Builder set(SleepSetting setting, double value) {
      values.put(setting, setting.check(value));
      return this;
    }

    public Builder writer(PrototypeWriter value) {
      this.writer = value;
      return this;
    }

    public Builder listener(SleepListener value) {
      this.listeners.add(value);
      return this;
    }

    /**
     * Refuses settings that contradict each other.
     *
     * @throws IllegalArgumentException where an upper bound is below its lower one
     */
    public SleepOptions build() {
      Builder copy = new Builder();
      copy.automatic = automatic;
      copy.values.putAll(values);
      copy.writer = writer;
      copy.listeners.addAll(listeners);
      SleepOptions options = new SleepOptions(copy);
      options.inOrder(SleepSetting.STDP_LIGHTEST, SleepSetting.STDP_HEAVIEST);
      options.inOrder(SleepSetting.CLUSTER_KAPPA_FROM, SleepSetting.CLUSTER_KAPPA_TO);
      return options;
    }
  }

  private void inOrder(SleepSetting lower, SleepSetting upper) {
    if (get(lower) > get(upper)) {
      throw new IllegalArgumentException(
          lower + " is " + get(lower) + ", above " + upper + ", which is " + get(upper));
    }
  }
}
