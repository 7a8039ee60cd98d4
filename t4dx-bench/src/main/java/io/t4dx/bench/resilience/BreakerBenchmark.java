package io.t4dx.bench.resilience;

import io.t4dx.resilience.BreakerOptions;
import io.t4dx.resilience.CircuitBreaker;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A call through a closed breaker, beside the call alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BreakerBenchmark {
  private final CircuitBreaker breaker = new CircuitBreaker("bench", BreakerOptions.defaults());
  private long calls;
  private final Supplier<Long> call =
      new Supplier<>() {
        @Override
        public Long get() {
          return calls++;
        }
      };

  /** The call alone. */
  @Benchmark
  public Long alone() {
    return call.get();
  }

  /** The call through the breaker. */
  @Benchmark
  public Long closed() {
    return breaker.call(call);
  }
}
