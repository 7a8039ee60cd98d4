package io.t4dx.component;

import io.t4dx.model.Bytes;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How much each memory took part in what just happened, so that a later reward reaches it. At most
 * 10,000; none at a cold start. One that has nearly decayed goes.
 */
public final class EligibilityTraces implements Component {
  public static final String NAME = "traces";

  /** Sets a trace, whether it is there or not. */
  public static final String TRACE_CREATE = "TRACE_CREATE";

  /** Adds to a trace that is there. */
  public static final String TRACE_UPDATE = "TRACE_UPDATE";

  /** Multiplies all traces. */
  public static final String TRACE_DECAY = "TRACE_DECAY";

  public static final int CAPACITY = 10_000;

  /** A trace that is nearer to 0 than this after a decay is dropped. */
  public static final double LEAST = 1e-6;

  private static final int VERSION = 1;

  private final Map<UUID, Double> traces = new LinkedHashMap<>();

  /** No traces. */
  public EligibilityTraces() {}

  /** The data of a {@link #TRACE_CREATE} or {@link #TRACE_UPDATE}. */
  public static Bytes of(UUID id, double value) {
    return new StateOutput().putId(id).putDouble(value).bytes();
  }

  /** The data of a {@link #TRACE_DECAY}. */
  public static Bytes decaying(double factor) {
    return new StateOutput().putDouble(factor).bytes();
  }

  /** The traces, oldest first, as a copy. */
  public synchronized Map<UUID, Double> traces() {
    return new LinkedHashMap<>(traces);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized void reset() {
    traces.clear();
  }

  @Override
  public synchronized Bytes save() {
    StateOutput out = StateOutput.ofVersion(VERSION).putInt(traces.size());
    traces.forEach((id, value) -> out.putId(id).putDouble(value));
    return out.bytes();
  }

  @Override
  public synchronized void restore(Bytes state) {
    StateInput in = StateInput.ofState(NAME, VERSION, state);
    Map<UUID, Double> its = new LinkedHashMap<>();
    for (int left = in.takeCount(CAPACITY, 24); left > 0; left--) {
      UUID id = in.takeId();
      its.put(id, in.takeDouble());
    }
    in.end();
    traces.clear();
    traces.putAll(its);
  }

  @Override
  public void check(String type, Bytes data) {
    StateInput in = StateInput.ofChange(type, data);
    switch (type) {
      case TRACE_CREATE, TRACE_UPDATE -> {
        in.takeId();
        in.takeDouble();
      }
      case TRACE_DECAY -> {
        double factor = in.takeDouble();
        if (factor < 0 || factor > 1) {
          throw in.refusal("has the factor " + factor + "; it must be from 0 to 1");
        }
      }
      default -> throw StateInput.unknown(NAME, type);
    }
    in.end();
  }

  /** Beyond the capacity, the weakest trace goes, of several the oldest. */
  @Override
  public synchronized void apply(Change change) {
    StateInput in = StateInput.ofChange(change.type(), change.data());
    switch (change.type()) {
      case TRACE_CREATE -> {
        UUID id = in.takeId();
        traces.put(id, in.takeDouble());
        if (traces.size() > CAPACITY) {
          dropWeakest();
        }
      }
      case TRACE_UPDATE -> {
        UUID id = in.takeId();
        double added = in.takeDouble();
        // A sum that overflows could not be saved.
        traces.computeIfPresent(
            id, (_, value) -> Math.clamp(value + added, -Double.MAX_VALUE, Double.MAX_VALUE));
      }
      default -> {
        double factor = in.takeDouble();
        traces.replaceAll((_, value) -> value * factor);
        traces.values().removeIf(value -> Math.abs(value) < LEAST);
      }
    }
  }

  private void dropWeakest() {
    traces.entrySet().stream()
        .min(Comparator.comparingDouble(trace -> Math.abs(trace.getValue())))
        .ifPresent(weakest -> traces.remove(weakest.getKey()));
  }
}
