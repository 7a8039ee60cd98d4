package io.t4dx.bench.vectors;

import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.vectors.system.CppHnswlibSystem;
import io.t4dx.bench.vectors.system.HnswlibCoreSystem;
import io.t4dx.bench.vectors.system.T4dxSystem;
import io.t4dx.bench.vectors.system.VectorSystem;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The systems of one run, the baseline first; those that cannot run here are named with the reason.
 */
final class Systems implements Closeable {
  private final List<VectorSystem> present = new ArrayList<>();
  private final CppHnswlibSystem cpp = new CppHnswlibSystem();

  Systems(Selection selection, BenchReport report) {
    List<VectorSystem> all =
        new ArrayList<>(
            List.of(cpp, T4dxSystem.common(), T4dxSystem.byDefault(), new HnswlibCoreSystem()));
    List<VectorSystem> peers =
        ServiceLoader.load(VectorSystem.class).stream().map(ServiceLoader.Provider::get).toList();
    all.addAll(peers);
    if (peers.isEmpty()) {
      report.note("skipped: lucene, jvector: not in this jar, build it with -Ppeers");
    }
    for (VectorSystem system : all) {
      if (!selection.hasSystem(system.name())) {
        continue;
      }
      Optional<String> missing = system.missing();
      if (missing.isPresent()) {
        report.note("skipped: " + system.name() + ": " + missing.get());
      } else {
        present.add(system);
        report.version(system.name(), system.version());
      }
    }
  }

  List<VectorSystem> present() {
    return List.copyOf(present);
  }

  /** C++ hnswlib, where it takes part. */
  Optional<CppHnswlibSystem> cpp() {
    return present.contains(cpp) ? Optional.of(cpp) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    for (VectorSystem system : present) {
      system.close();
    }
  }
}
