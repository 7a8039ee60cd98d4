package io.t4dx.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.codec.Seeds;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.segment.value.BlocksWriter;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Texts whose blocks are taken over from another segment, among those that are packed again. */
final class CopiedContentTest {
  private final SplittableRandom random =
      new SplittableRandom(Seeds.of("CopiedContentTest", new SplittableRandom().nextLong()));
  private final SimulatedDisk disk = new SimulatedDisk();
  private int copied;
  private int refused;

  private SegmentModel model(int... lengths) {
    SegmentModel model = new SegmentModel(0);
    for (int i = 0; i < lengths.length; i++) {
      ItemFields fields = ItemFields.of(ItemDraft.in("default").build(), 1);
      StringBuilder text = new StringBuilder();
      while (text.length() < lengths[i]) {
        text.append(random.nextInt(1_000)).append(' ');
      }
      text.setLength(lengths[i]);
      model.put(new ItemKey("default", new UUID(0, i)), i + 1, fields, text.toString(), null);
    }
    return model;
  }

  /** The same items, their contents taken over wherever that can be. */
  private SegmentSource copying(Segment from) {
    SegmentSource source = new StoredSource(from);
    return (SegmentSource)
        Proxy.newProxyInstance(
            SegmentSource.class.getClassLoader(),
            new Class<?>[] {SegmentSource.class},
            (_, method, arguments) ->
                method.getName().equals("items")
                    ? copying(from.reader(), source.items())
                    : invoke(method, source, arguments));
  }

  private ItemCursor copying(RowReader reader, ItemCursor items) {
    int[] row = {-1};
    return (ItemCursor)
        Proxy.newProxyInstance(
            ItemCursor.class.getClassLoader(),
            new Class<?>[] {ItemCursor.class},
            (_, method, arguments) -> {
              if (method.getName().equals("next")) {
                row[0]++;
              }
              if (method.getName().equals("copyContent")) {
                if (reader.copyContent(row[0], (BlocksWriter) arguments[0])) {
                  copied++;
                  return null;
                }
                refused++;
              }
              return invoke(method, items, arguments);
            });
  }

  private static Object invoke(java.lang.reflect.Method method, Object on, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void agrees(SegmentModel model) throws IOException {
    copied = 0;
    refused = 0;
    SegmentInfo first = SegmentWriter.write(disk, 1, model, Metric.COSINE);
    try (Segment from = Segment.open(disk, first)) {
      SegmentInfo second = SegmentWriter.write(disk, 2, copying(from), Metric.COSINE);
      try (Segment to = Segment.open(disk, second)) {
        assertThat(to.verify()).isEmpty();
        assertThat(SegmentAnswers.of(to)).isEqualTo(SegmentAnswers.of(model));
      }
    }
    disk.delete("segments/000001.seg");
    disk.delete("segments/000002.seg");
  }

  @Test
  void fullBlocksAreTakenOver() throws IOException {
    agrees(model(512, 2_500, 0, 70_000, 600));
    assertThat(copied).isEqualTo(4);
    assertThat(refused).isEqualTo(1);
  }

  /** What is short has neighbours in its block, and what is behind it joins them. */
  @Test
  void shortTextsAreNotLeftAlone() throws IOException {
    agrees(model(600, 100, 600, 300, 600, 100));
    // In the first segment 100 and 600 are one block, and so are 300 and 600.
    assertThat(copied).isEqualTo(1);
    agrees(model(100, 100, 100));
    assertThat(copied).isZero();
  }

  @Test
  void anyMixtureReadsTheSame() throws IOException {
    int[] lengths = {0, 1, 200, 255, 256, 300, 509, 511, 512, 513, 900, 3_000};
    for (int round = 0; round < 100; round++) {
      agrees(
          model(
              random
                  .ints(1 + random.nextInt(60), 0, lengths.length)
                  .map(i -> lengths[i])
                  .toArray()));
    }
  }
}
