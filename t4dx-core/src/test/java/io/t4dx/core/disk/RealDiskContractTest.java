package io.t4dx.core.disk;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class RealDiskContractTest extends DiskContractTest {
  @TempDir Path directory;

  @Override
  Disk newDisk() throws IOException {
    return RealDisk.at(directory.resolve("a/store"));
  }
}
