package io.t4dx.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Limits;
import io.t4dx.model.Metadata;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RoundTripTest {
  private static final UUID ID = UUID.fromString("0193e7a0-7c2b-7a3b-8f2e-1234567890ab");

  @Test
  void whatWasWrittenReadsBackEqual() throws Exception {
    long seed = Seeds.of("RoundTripTest.whatWasWrittenReadsBackEqual", 1);
    ExtremeOperations random = new ExtremeOperations(seed, 3, 20, 33);
    for (int i = 0; i < 2_000; i++) {
      List<Operation> operations = random.batch(8);
      assertThat(Encoding.decode(Encoding.encode(operations))).isEqualTo(operations);
    }
  }

  @Test
  void theBytesHaveNoControlCharacters() {
    byte[] encoded = Encoding.encode(new ExtremeOperations(6, 3, 20, 5).batch(2_000));
    for (byte b : encoded) {
      if (b >= 0 && b < 0x20) {
        throw new AssertionError("byte " + b);
      }
    }
  }

  @Test
  void theRangeMayLieAnywhereInTheBytes() throws Exception {
    ExtremeOperations random = new ExtremeOperations(2, 1, 20, 16);
    OperationsReader reader = new OperationsReader();
    for (int i = 0; i < 200; i++) {
      List<Operation> operations = random.batch(4);
      byte[] encoded = Encoding.encode(operations);
      byte[] around = new byte[encoded.length + 40];
      Arrays.fill(around, (byte) '"');
      System.arraycopy(encoded, 0, around, 17, encoded.length);
      assertThat(reader.read(around, 17, encoded.length)).isEqualTo(operations);
    }
  }

  @Test
  void theSameOperationsAreTheSameBytes() {
    for (long seed = 0; seed < 50; seed++) {
      byte[] once = Encoding.encode(new ExtremeOperations(seed, 2, 9, 8).batch(20));
      byte[] again = Encoding.encode(new ExtremeOperations(seed, 2, 9, 8).batch(20));
      assertThat(again).isEqualTo(once);
    }
  }

  @Test
  void everyDimensionOfTheLargestVectorsIsKept() throws Exception {
    ExtremeOperations random = new ExtremeOperations(3, 1, 9, Limits.DIMENSION);
    for (int i = 0; i < 50; i++) {
      assertReadsBack(random.insert());
    }
  }

  @Test
  void everyFloatIsKeptBitForBit() throws Exception {
    long seed = Seeds.of("RoundTripTest.everyFloatIsKeptBitForBit", 4);
    EdgeKey key = new EdgeKey("a", ID, EdgeType.USES, ID);
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      float delta = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(delta)) {
        assertReadsBack(new Operation.UpdateEdgeWeight(key, delta, MissingEdge.LEAVE));
      }
    }
  }

  @Test
  void longContentIsKept() throws Exception {
    ExtremeOperations random = new ExtremeOperations(5, 1, 9, 4);
    StringBuilder content = new StringBuilder();
    while (content.length() < 2 << 20) {
      content.append(random.values().text(30_000));
    }
    assertReadsBack(insert(ItemDraft.in("a").id(ID).content(content.toString())));
    assertReadsBack(insert(ItemDraft.in("a").id(ID).content("é".repeat(Limits.CONTENT))));
    assertReadsBack(insert(ItemDraft.in("a").id(ID).content("\u0001".repeat(100_000))));
    assertReadsBack(insert(ItemDraft.in("a").id(ID).content("")));
  }

  @Test
  void kindsOfNumbersInMetadataAreKept() throws Exception {
    Map<String, Object> values =
        Map.of(
            "long",
            1L,
            "largest",
            Long.MAX_VALUE,
            "least",
            Long.MIN_VALUE,
            "double",
            1.0,
            "huge",
            1e300,
            "negative zero",
            -0.0,
            "whole and large",
            1e18,
            "list",
            List.of(1L, 1.0, "1", true, false),
            "empty list",
            List.of(),
            "empty text",
            "");
    assertReadsBack(insert(ItemDraft.in("a").id(ID).metadata(values)));
    Operation read = decodedAlone(insert(ItemDraft.in("a").id(ID).metadata(values)));
    assertThat(((Operation.Insert) read).item().metadata()).isEqualTo(Metadata.of(values));
  }

  @Test
  void edgesOfAnItemKeepTheirOwnNamespace() throws Exception {
    EdgeDraft own = EdgeDraft.of("a", ID, EdgeType.USES, new UUID(1, 2), 0.5f);
    EdgeDraft other = EdgeDraft.of("b", ID, EdgeType.USES, new UUID(1, 2), 0.5f);
    ItemDraft item = ItemDraft.in("a").id(ID).build();
    assertReadsBack(new Operation.Insert(item, List.of(own, other)));
  }

  @Test
  void anUpdateThatAddsNothingIsKept() throws Exception {
    FieldUpdate nothing = FieldUpdate.builder().addToAccessCount(0).build();
    assertReadsBack(new Operation.UpdateFields(new ItemKey("a", ID), nothing));
  }

  @Test
  void anEmptyBatchIsAnEmptyArray() throws Exception {
    assertThat(Encoding.encode(List.of())).isEqualTo(new byte[] {'[', ']'});
    assertThat(Encoding.decode("[]")).isEmpty();
  }

  private static Operation.Insert insert(ItemDraft.Builder item) {
    return new Operation.Insert(item.build(), List.of());
  }

  private static void assertReadsBack(Operation operation) throws OperationFormatException {
    assertThat(decodedAlone(operation)).isEqualTo(operation);
  }

  private static Operation decodedAlone(Operation operation) throws OperationFormatException {
    List<Operation> decoded = Encoding.decode(Encoding.encode(List.of(operation)));
    assertThat(decoded).hasSize(1);
    return decoded.getFirst();
  }
}
