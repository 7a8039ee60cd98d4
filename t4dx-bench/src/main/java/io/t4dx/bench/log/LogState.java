package io.t4dx.bench.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A log and a bare file on the same device. */
@State(Scope.Benchmark)
public class LogState {
  private Path directory = Path.of("");
  private @Nullable BareFile bare;
  private @Nullable OpenLog log;

  /** Both are begun anew, so that no iteration inherits files from another. */
  @Setup(Level.Trial)
  public void open() throws IOException {
    directory = Scratch.create();
    bare = new BareFile(directory);
    log = new OpenLog(directory.resolve("store"));
  }

  BareFile bare() {
    return Objects.requireNonNull(bare);
  }

  OpenLog log() {
    return Objects.requireNonNull(log);
  }

  /** Removes what was written. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    log().close();
    bare().close();
    Scratch.delete(directory);
  }
}
