package io.t4dx.torture.mutant;

import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Faults that an engine could have. */
enum Mutant {
  /** The name of a new manifest, or of CURRENT, can go with the power. */
  A_DIRECTORY_IS_NOT_SYNCED(3),
  /** CURRENT names a manifest whose bytes are not on the disk. */
  A_MANIFEST_IS_NOT_SYNCED(1),
  /** A segment's bytes are not on the disk when its manifest is. */
  A_SEGMENT_IS_NOT_SYNCED(1),
  /** Files of the log go that hold writes of the memtable after the flushed one. */
  THE_LOG_IS_DELETED_EARLY(2),
  A_WRITE_IS_ACKNOWLEDGED_BEFORE_ITS_SYNC(1),
  A_WRITE_IS_ACKNOWLEDGED_BEFORE_IT_IS_PUBLISHED(1),
  /** What an opening finds at the end of the log may be in the memory of the system only. */
  THE_END_OF_THE_LOG_IS_NOT_CONFIRMED(6),
  A_CHECKSUM_IS_NOT_COMPARED(3),
  /** A flush forgets what became of items of older segments. */
  A_PATCH_IS_LOST(1),
  /** A merge forgets what became of its items after the manifest that it began with. */
  A_LATER_CHANGE_IS_LOST_IN_A_MERGE(6),
  /** A view of the write that ends a row still has it. */
  AN_LSN_IS_COMPARED_WRONGLY(4),
  /** Rows that ended are there again after an opening. */
  DEAD_ROWS_ARE_FORGOTTEN(1),
  /** Scaled weights are as they were before, after an opening. */
  SCALE_OPERATIONS_ARE_NOT_PERSISTED(8),
  /** What was deleted, as the outcome says, is there. */
  A_DELETION_IS_NOT_APPLIED(1),
  /** The log of changes of components goes before a checkpoint has them. */
  THE_LOG_OF_COMPONENTS_IS_DELETED_EARLY(8),
  /** Names in the list of a backup can go with the power, and the list does not. */
  A_BACKUP_IS_LISTED_BEFORE_ITS_FILES_ARE_DURABLE(2),
  /** Sleep takes items away whose entry in the archive can go with the power. */
  AN_ITEM_IS_FORGOTTEN_BEFORE_THE_ARCHIVE_IS_DURABLE(1);

  private final long seed;

  Mutant(long seed) {
    this.seed = seed;
  }

  /** Of a life that is known to find it. */
  long seed() {
    return seed;
  }

  Mutation mutation() {
    return switch (this) {
      case A_DIRECTORY_IS_NOT_SYNCED ->
          Mutation.withoutCall("io.t4dx.core.manifest.SmallFile", "replace", "syncDirectory");
      case A_MANIFEST_IS_NOT_SYNCED ->
          Mutation.withoutCall("io.t4dx.core.manifest.SmallFile", "replace", "sync");
      case A_SEGMENT_IS_NOT_SYNCED ->
          Mutation.withoutCall("io.t4dx.core.segment.SegmentWriter", "write", "sync");
      case THE_LOG_IS_DELETED_EARLY ->
          Mutation.withHighest("io.t4dx.core.log.write.ClosedFiles", "releasable", 1);
      case A_WRITE_IS_ACKNOWLEDGED_BEFORE_ITS_SYNC ->
          Mutation.withoutCall("io.t4dx.core.log.write.GroupCommit", "append", "sync");
      case A_WRITE_IS_ACKNOWLEDGED_BEFORE_IT_IS_PUBLISHED ->
          Mutation.withoutCall("io.t4dx.core.engine.Ledger", "published", "publish");
      case THE_END_OF_THE_LOG_IS_NOT_CONFIRMED ->
          Mutation.withoutCall("io.t4dx.core.log.recover.LogRecovery", "recovered", "confirm");
      case A_CHECKSUM_IS_NOT_COMPARED ->
          Mutation.withoutBranch(
              "io.t4dx.core.log.format.LineParser", "storedChecksum", Opcode.IF_ICMPNE);
      case A_PATCH_IS_LOST -> empty("io.t4dx.core.flush.MemtableSource", "patches");
      case A_DELETION_IS_NOT_APPLIED ->
          Mutation.withBody(
              "io.t4dx.core.apply.Applier",
              "delete",
              code ->
                  code.getstatic(
                          ClassDesc.of("io.t4dx.write.Outcome"),
                          "APPLIED",
                          ClassDesc.of("io.t4dx.write.Outcome"))
                      .areturn());
      case THE_LOG_OF_COMPONENTS_IS_DELETED_EARLY ->
          Mutation.withoutCall("io.t4dx.core.engine.ComponentListener", "apply", "changed");
      case A_BACKUP_IS_LISTED_BEFORE_ITS_FILES_ARE_DURABLE ->
          Mutation.withoutCall("io.t4dx.core.backup.BackupWriter", "write", "syncDirectory");
      case AN_ITEM_IS_FORGOTTEN_BEFORE_THE_ARCHIVE_IS_DURABLE ->
          Mutation.withoutCall("io.t4dx.compaction.files.NumberedFiles", "write", "sync");
      case A_LATER_CHANGE_IS_LOST_IN_A_MERGE ->
          Mutation.withoutCall("io.t4dx.core.merge.LaterChanges", "patch", "patch");
      case AN_LSN_IS_COMPARED_WRONGLY ->
          Mutation.withBranch(
              "io.t4dx.core.live.Retirements", "isRetired", Opcode.IFGT, Opcode.IFGE);
      case DEAD_ROWS_ARE_FORGOTTEN ->
          Mutation.withBody(
              "io.t4dx.core.manifest.SegmentState",
              "deadRows",
              code ->
                  code.new_(ClassDesc.of("org.roaringbitmap.RoaringBitmap"))
                      .dup()
                      .invokespecial(
                          ClassDesc.of("org.roaringbitmap.RoaringBitmap"),
                          "<init>",
                          MethodTypeDesc.ofDescriptor("()V"))
                      .areturn());
      case SCALE_OPERATIONS_ARE_NOT_PERSISTED ->
          Mutation.withBody(
              "io.t4dx.core.engine.OpenedSegments",
              "scales",
              code ->
                  code.invokestatic(
                          ClassDesc.of("java.util.Map"),
                          "of",
                          MethodTypeDesc.ofDescriptor("()Ljava/util/Map;"),
                          true)
                      .areturn());
    };
  }

  private static Mutation empty(String type, String method) {
    return Mutation.withBody(
        type,
        method,
        code ->
            code.invokestatic(
                    ClassDesc.of("java.util.Collections"),
                    "emptyIterator",
                    MethodTypeDesc.ofDescriptor("()Ljava/util/Iterator;"))
                .areturn());
  }
}
