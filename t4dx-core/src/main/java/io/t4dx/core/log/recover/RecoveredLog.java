package io.t4dx.core.log.recover;

import io.t4dx.core.log.RecoveryReport;
import io.t4dx.core.log.read.LogEnd;

/** A log that is ready to be written on. */
public record RecoveredLog(RecoveryReport report, LogEnd end) {}
