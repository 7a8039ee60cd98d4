package io.t4dx.core.disk;

import io.t4dx.core.disk.sim.SimulatedDisk;

final class SimulatedDiskContractTest extends DiskContractTest {
  @Override
  Disk newDisk() {
    return new SimulatedDisk();
  }
}
