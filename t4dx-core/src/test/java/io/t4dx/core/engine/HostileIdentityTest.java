package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A STORE.json that somebody wrote, with a checksum that fits. */
final class HostileIdentityTest {
  private static final String ID = "0193e7a0-7c2b-7a3b-8f2e-1234567890ab";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format\":1,\"id\":\""
            + ID
            + "\",\"metric\":\"NEAREST\",\"dimension\":3,\"createdAt\":1",
        "{\"format\":1,\"id\":\"------------------------------------\",\"metric\":\"DOT\",\"dimension\":3,\"createdAt\":1",
        "{\"format\":1,\"id\":\"" + ID + "\",\"metric\":\"DOT\",\"dimension\":9999,\"createdAt\":1",
        "{\"format\":1,\"id\":\"" + ID + "\",\"metric\":\"DOT\",\"dimension\":-1,\"createdAt\":1",
        "{\"format\":1"
      })
  void isRefusedAsDamaged(String body) throws IOException {
    CRC32C crc = new CRC32C();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    String line = body + ",\"crc\":\"" + HexFormat.of().toHexDigits((int) crc.getValue()) + "\"}\n";
    SimulatedDisk disk = new SimulatedDisk();
    try (DiskFile file = disk.create(IdentityFile.NAME)) {
      file.writeFully(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), 0);
    }
    assertThatExceptionOfType(T4dxException.StoreDamaged.class)
        .isThrownBy(() -> Engine.open(disk, StoreOptions.defaults()));
  }
}
