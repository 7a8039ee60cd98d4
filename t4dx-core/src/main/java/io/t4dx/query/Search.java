package io.t4dx.query;

import io.t4dx.model.Checks;
import io.t4dx.model.Limits;
import io.t4dx.model.Micros;
import io.t4dx.model.Parts;
import java.time.Instant;

/**
 * A search for the items that are nearest to a vector. Unless asked for otherwise it finds what
 * holds now: items whose validity has no end or ends in the future.
 *
 * <pre>{@code
 * Search search = Search.in("alice").nearest(embedding).k(5).where(Filter.session("monday")).build();
 * }</pre>
 */
public final class Search {
  /** Which items count, by when they hold. */
  public enum Validity {
    /** Those whose validity has not ended when the search is made. */
    NOW,
    /** Those that hold at a moment that the search names. */
    AT,
    /** All. */
    ANY
  }

  private final String namespace;
  private final float[] vector;
  private final int k;
  private final Filter filter;
  private final Validity validity;
  private final long moment;
  private final boolean exact;
  private final Parts parts;

  private Search(Builder from) {
    this.namespace = from.namespace;
    this.vector = from.vector;
    this.k = from.k;
    this.filter = from.filter;
    this.validity = from.validity;
    this.moment = from.moment;
    this.exact = from.exact;
    this.parts = from.parts;
  }

  public static Builder in(String namespace) {
    return new Builder(Checks.name("namespace", namespace, Limits.NAMESPACE));
  }

  public String namespace() {
    return namespace;
  }

  public float[] vector() {
    return vector.clone();
  }

  public int dimension() {
    return vector.length;
  }

  public int k() {
    return k;
  }

  public Filter filter() {
    return filter;
  }

  public Validity validity() {
    return validity;
  }

  /** The moment of {@link Validity#AT}, in microseconds since 1970. */
  public long moment() {
    return moment;
  }

  /** Whether every item is compared, whatever that costs. */
  public boolean exact() {
    return exact;
  }

  /** Which parts the items of the answer have. */
  public Parts parts() {
    return parts;
  }

  /** Collects a search; every value is checked when it is given. */
  public static final class Builder {
    private final String namespace;
    private float[] vector = {};
    private int k = 10;
    private Filter filter = Filter.everything();
    private Validity validity = Validity.NOW;
    private long moment;
    private boolean exact;
    private Parts parts = Parts.EVERYTHING;

    private Builder(String namespace) {
      this.namespace = namespace;
    }

    /** The array is copied. */
    public Builder nearest(float... value) {
      this.vector = Checks.vector("vector", value);
      return this;
    }

    /** How many items are wanted; 10 unless given. */
    public Builder k(int value) {
      this.k = Checks.atLeast("k", value, 1);
      if (value > Limits.K) {
        throw new IllegalArgumentException("k is " + value + "; at most " + Limits.K);
      }
      return this;
    }

    public Builder where(Filter value) {
      this.filter = value;
      return this;
    }

    /** Finds what holds, held or will hold in the world at a moment. */
    public Builder validAt(Instant value) {
      this.validity = Validity.AT;
      this.moment = Micros.of("validAt", value);
      return this;
    }

    /** Finds what holds no longer as well. */
    public Builder validOrNot() {
      this.validity = Validity.ANY;
      return this;
    }

    /** Which parts of each item found are read; everything unless given. */
    public Builder returning(Parts value) {
      this.parts = value;
      return this;
    }

    /** Compares every item, whatever that costs. */
    public Builder exact() {
      this.exact = true;
      return this;
    }

    public Search build() {
      if (vector.length == 0) {
        throw new IllegalArgumentException(
            "vector is missing: a search is for what is near to one");
      }
      return new Search(this);
    }
  }
}
