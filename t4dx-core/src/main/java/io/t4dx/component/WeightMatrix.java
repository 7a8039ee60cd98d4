package io.t4dx.component;

import io.t4dx.model.Bytes;
import java.util.SplittableRandom;

/**
 * The weights of one layer, a row for each output, and then a bias for each. A cold start draws the
 * weights evenly from within sqrt(6 / (inputs + outputs)) around 0, as Xavier initialisation does,
 * from a seed; the biases are 0.
 */
public final class WeightMatrix implements Component {
  public static final String GATE_WEIGHT_UPDATE = "GATE_WEIGHT_UPDATE";
  public static final String SCORER_WEIGHT_UPDATE = "SCORER_WEIGHT_UPDATE";
  private static final int VERSION = 1;
  private static final int MOST_SIDE = 4096;

  private final String name;
  private final String type;
  private final int outputs;
  private final int inputs;
  private final long seed;
  private final float[] parameters;

  /**
   * Weights under a name.
   *
   * @param type what a change of them is called
   * @param outputs 1 to 4,096
   * @param inputs 1 to 4,096
   */
  public WeightMatrix(String name, String type, int outputs, int inputs, long seed) {
    if (outputs < 1 || outputs > MOST_SIDE || inputs < 1 || inputs > MOST_SIDE) {
      throw new IllegalArgumentException(
          outputs + " outputs and " + inputs + " inputs; each must be from 1 to " + MOST_SIDE);
    }
    this.name = name;
    this.type = type;
    this.outputs = outputs;
    this.inputs = inputs;
    this.seed = seed;
    this.parameters = new float[outputs * inputs + outputs];
    reset();
  }

  /** A gate: whether a memory is taken in. One output. */
  public static WeightMatrix gate(int inputs, long seed) {
    return new WeightMatrix("gate", GATE_WEIGHT_UPDATE, 1, inputs, seed);
  }

  /** A scorer: how important a memory is. One output. */
  public static WeightMatrix scorer(int inputs, long seed) {
    return new WeightMatrix("scorer", SCORER_WEIGHT_UPDATE, 1, inputs, seed);
  }

  /**
   * The data of a change that puts values in the place of parameters that follow each other.
   *
   * @param first the first of them: output times inputs plus input, the biases after all weights
   */
  public static Bytes replacing(int first, float... values) {
    return new StateOutput().putInt(first).putFloats(values).bytes();
  }

  /** All weights and biases, as a copy. */
  public synchronized float[] parameters() {
    return parameters.clone();
  }

  /** What comes out for an input: a weighted sum and the bias, for each output. */
  public synchronized float[] outputs(float... input) {
    if (input.length != inputs) {
      throw new IllegalArgumentException(input.length + " inputs, where there are " + inputs);
    }
    float[] sums = new float[outputs];
    for (int output = 0; output < outputs; output++) {
      float sum = parameters[outputs * inputs + output];
      for (int i = 0; i < inputs; i++) {
        sum += parameters[output * inputs + i] * input[i];
      }
      sums[output] = sum;
    }
    return sums;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized void reset() {
    SplittableRandom random = new SplittableRandom(seed);
    double limit = Math.sqrt(6.0 / (inputs + outputs));
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = i < outputs * inputs ? (float) ((2 * random.nextDouble() - 1) * limit) : 0f;
    }
  }

  @Override
  public synchronized Bytes save() {
    return StateOutput.ofVersion(VERSION)
        .putInt(outputs)
        .putInt(inputs)
        .putFloats(parameters)
        .bytes();
  }

  @Override
  public synchronized void restore(Bytes state) {
    StateInput in = StateInput.ofState(name, VERSION, state);
    int itsOutputs = in.takeInt();
    int itsInputs = in.takeInt();
    if (itsOutputs != outputs || itsInputs != inputs) {
      throw in.refusal(
          "has %d outputs and %d inputs, where %d and %d are wanted"
              .formatted(itsOutputs, itsInputs, outputs, inputs));
    }
    float[] values = in.takeFloats(parameters.length);
    in.end();
    System.arraycopy(values, 0, parameters, 0, values.length);
  }

  @Override
  public void check(String given, Bytes data) {
    if (!given.equals(type)) {
      throw StateInput.unknown(name, given);
    }
    StateInput in = StateInput.ofChange(given, data);
    int first = in.takeInt();
    int count = in.remaining() / Float.BYTES;
    if (first < 0 || first > parameters.length - count) {
      throw in.refusal(
          "replaces %d parameters from %d on, where there are %d"
              .formatted(count, first, parameters.length));
    }
    in.takeFloats(count);
    in.end();
  }

  @Override
  public synchronized void apply(Change change) {
    StateInput in = StateInput.ofChange(change.type(), change.data());
    int first = in.takeInt();
    float[] values = in.takeFloats(in.remaining() / Float.BYTES);
    System.arraycopy(values, 0, parameters, first, values.length);
  }
}
