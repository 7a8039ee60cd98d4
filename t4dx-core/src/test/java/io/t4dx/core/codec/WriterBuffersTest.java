package io.t4dx.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.write.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class WriterBuffersTest {
  @Test
  void manyVirtualThreadsEncodeAtOnce() throws Exception {
    OperationsWriter writer = new OperationsWriter(16 << 20);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> tasks = new ArrayList<>();
      for (int thread = 0; thread < 500; thread++) {
        tasks.add(threads.submit(encodesAndReads(writer, thread)));
      }
      for (Future<?> task : tasks) {
        task.get();
      }
    }
  }

  private static Callable<Boolean> encodesAndReads(OperationsWriter writer, long seed) {
    return () -> {
      ExtremeOperations random = new ExtremeOperations(seed, 2, 9, 1 + (int) seed % 40);
      for (int i = 0; i < 10; i++) {
        List<Operation> first = random.batch(4);
        List<Operation> second = random.batch(4);
        try (EncodedOperations one = writer.encode(first);
            EncodedOperations other = writer.encode(second)) {
          assertThat(new OperationsReader().read(one.array(), 0, one.length())).isEqualTo(first);
          assertThat(new OperationsReader().read(other.array(), 0, other.length()))
              .isEqualTo(second);
        }
      }
      return true;
    };
  }

  @Test
  void aBufferIsUsedAgain() {
    OperationsWriter writer = new OperationsWriter(1 << 20);
    EncodedOperations first = writer.encode(List.of());
    byte[] array = first.array();
    first.close();
    try (EncodedOperations second = writer.encode(List.of())) {
      assertThat(second.array()).isSameAs(array);
    }
  }

  @Test
  void closingTwiceGivesTheBufferBackOnce() {
    OperationsWriter writer = new OperationsWriter(1 << 20);
    EncodedOperations first = writer.encode(List.of());
    first.close();
    first.close();
    try (EncodedOperations second = writer.encode(List.of());
        EncodedOperations third = writer.encode(List.of())) {
      assertThat(second.array()).isNotSameAs(third.array());
    }
  }

  @Test
  void whatWasClosedIsNotReadAgain() {
    EncodedOperations closed = new OperationsWriter(1 << 20).encode(List.of());
    closed.close();
    assertThatThrownBy(closed::array).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(closed::length).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aBatchTakesAsManyBytesAsItMayAndNoMore() {
    List<Operation> operations = new ExtremeOperations(1, 2, 9, 300).batch(50);
    byte[] expected = Encoding.encode(operations);
    try (EncodedOperations encoded = new OperationsWriter(expected.length).encode(operations)) {
      assertThat(Arrays.copyOf(encoded.array(), encoded.length())).isEqualTo(expected);
    }
    OperationsWriter tooSmall = new OperationsWriter(expected.length - 1);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> tooSmall.encode(operations))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the batch takes more than "
                  + (expected.length - 1)
                  + " bytes in the log; write it as several");
    }
  }
}
