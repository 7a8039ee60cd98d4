package io.t4dx.core.guard;

import io.t4dx.core.degrade.RecentItems;
import io.t4dx.core.degrade.WriteTarget;
import io.t4dx.core.engine.Engine;
import io.t4dx.model.ItemKey;
import io.t4dx.write.Operation;
import io.t4dx.write.WriteBatch;
import io.t4dx.write.WriteResult;
import java.util.Optional;

/** An engine at the end of the write path; what it writes is no longer known as it was. */
record EngineTarget(Engine engine, RecentItems recent) implements WriteTarget {

  @Override
  public WriteResult write(WriteBatch batch) {
    WriteResult result = engine.write(batch);
    int inserted = 0;
    for (Operation operation : batch.operations()) {
      if (operation instanceof Operation.Insert insert) {
        recent.changed(
            new ItemKey(insert.item().namespace(), result.ids().get(inserted++)), result.lsn());
      } else {
        changed(operation).ifPresent(key -> recent.changed(key, result.lsn()));
      }
    }
    return result;
  }

  private static Optional<ItemKey> changed(Operation operation) {
    return switch (operation) {
      case Operation.UpdateFields update -> Optional.of(update.key());
      case Operation.Delete delete -> Optional.of(delete.key());
      case Operation.DeleteUnchanged delete -> Optional.of(delete.key());
      default -> Optional.empty();
    };
  }

  @Override
  public WriteBatch prepared(WriteBatch batch) {
    return engine.care().prepared(batch);
  }

  @Override
  public void resume() {
    engine.resumeWrites();
  }

  @Override
  public void probe() {
    engine.probe();
  }
}
