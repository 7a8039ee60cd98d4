package io.t4dx.core.engine;

import io.t4dx.core.log.write.PendingWrite;
import io.t4dx.write.Operation;
import io.t4dx.write.Outcome;
import java.util.List;

/** A batch on its way through the log. */
final class EngineWrite extends PendingWrite {
  private final List<Operation> operations;
  private List<Outcome> outcomes = List.of();

  EngineWrite(List<Operation> operations) {
    this.operations = operations;
  }

  List<Operation> operations() {
    return operations;
  }

  /** What became of each operation, once it is applied. */
  List<Outcome> outcomes() {
    return outcomes;
  }

  void outcomes(List<Outcome> decided) {
    outcomes = decided;
  }
}
