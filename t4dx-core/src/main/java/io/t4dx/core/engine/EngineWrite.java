package io.t4dx.core.engine;

import io.t4dx.core.log.write.PendingWrite;
import io.t4dx.write.Operation;
import io.t4dx.write.Outcome;
import java.util.List;

/** A batch on its way through the log. */
final class EngineWrite extends PendingWrite {
  private final List<Operation> operations;
  private final List<Operation.ChangeComponent> changes;
  private List<Outcome> outcomes = List.of();

  EngineWrite(List<Operation> operations, List<Operation.ChangeComponent> changes) {
    this.operations = operations;
    this.changes = changes;
  }

  /** Those of the operations that change components. */
  List<Operation.ChangeComponent> changes() {
    return changes;
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
