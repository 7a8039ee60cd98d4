package io.t4dx.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the reader takes although the writer would not have written it so. */
final class HandWrittenTest {
  private static final UUID ID = UUID.fromString("0193e7a0-7c2b-7a3b-8f2e-1234567890ab");
  private static final String REST =
      ",\"type\":\"EPISODIC\",\"importance\":0.5,\"kappa\":0,\"content\":\"\",\"id\":\""
          + ID
          + "\",\"ns\":\"a\",\"op\":\"INSERT\"}]";

  @Test
  void vectorsMayBeArraysOfNumbers() throws Exception {
    String json = "[{\"vector\":[1, 0.1, -0.0, 1e-45, -3.4028235E38]" + REST;
    assertThat(Encoding.decode(json))
        .isEqualTo(insert(1f, 0.1f, -0f, Float.MIN_VALUE, -Float.MAX_VALUE));
  }

  @Test
  void everyNumberOfDimensionsMayBeAnArray() throws Exception {
    Random random = new Random(1);
    for (int dimension : new int[] {1, 63, 64, 65, 128, 129, 4096}) {
      float[] vector = new float[dimension];
      for (int i = 0; i < dimension; i++) {
        vector[i] = (float) random.nextGaussian();
      }
      String json = "[{\"vector\":" + Arrays.toString(vector) + REST;
      assertThat(Encoding.decode(json)).isEqualTo(insert(vector));
    }
  }

  @Test
  void slashesOfBase64MayBeEscaped() throws Exception {
    float[] vector = {Math.nextDown(2f), 1f};
    byte[] raw = {-1, -1, -1, 63, 0, 0, -128, 63};
    String base64 = Base64.getEncoder().encodeToString(raw);
    assertThat(base64).contains("/");
    String json = "[{\"vector\":\"" + base64.replace("/", "\\/") + "\"" + REST;
    assertThat(Encoding.decode(json)).isEqualTo(insert(vector));
  }

  @Test
  void vectorsOfOneLineMayDifferInDimension() throws Exception {
    List<Operation> operations = new ArrayList<>();
    for (int dimension : new int[] {3, 3, 64, 2, 2, 1, 65, 3}) {
      operations.addAll(insert(new float[dimension]));
    }
    assertThat(Encoding.decode(Encoding.encode(operations))).isEqualTo(operations);
  }

  @Test
  void membersMayComeInAnyOrderWithSpaces() throws Exception {
    String json = "\n[ { \"id\" : \"" + ID + "\" ,\t\"ns\":\"a\" , \"op\":\"DELETE\" } ]\r\n ";
    assertThat(Encoding.decode(json))
        .isEqualTo(List.of(new Operation.Delete(new ItemKey("a", ID))));
  }

  @Test
  void idsMayBeInCapitals() throws Exception {
    String json =
        "[{\"op\":\"DELETE\",\"ns\":\"a\",\"id\":\""
            + ID.toString().toUpperCase(Locale.ROOT)
            + "\"}]";
    assertThat(Encoding.decode(json))
        .isEqualTo(List.of(new Operation.Delete(new ItemKey("a", ID))));
  }

  @Test
  void floatsAreRoundedOnce() throws Exception {
    // Just above the middle between two floats: as a double it would be the middle itself.
    String decimal = "1.00000005960464477539062500000001";
    String json =
        "[{\"op\":\"UPDATE_EDGE_WEIGHT\",\"ns\":\"a\",\"source\":\""
            + ID
            + "\",\"type\":\"USES\","
            + "\"target\":\""
            + ID
            + "\",\"delta\":"
            + decimal
            + "}]";
    EdgeKey key = new EdgeKey("a", ID, EdgeType.USES, ID);
    assertThat(Encoding.decode(json))
        .isEqualTo(
            List.of(new Operation.UpdateEdgeWeight(key, Math.nextUp(1f), MissingEdge.LEAVE)));
  }

  @Test
  void entriesOfTheLogsOwnArePassedOver() throws Exception {
    String json =
        "[{\"op\":\"SYSTEM_SHUTDOWN\",\"sealed\":true,\"ns\":7,\"op\":[{}]},"
            + "{\"note\":{\"x\":[1]},\"op\":\"SYSTEM_NOTE\"},"
            + "{\"op\":\"DELETE\",\"ns\":\"a\",\"id\":\""
            + ID
            + "\"}]";
    assertThat(Encoding.decode(json))
        .isEqualTo(List.of(new Operation.Delete(new ItemKey("a", ID))));
  }

  private static List<Operation> insert(float... vector) {
    ItemDraft item = ItemDraft.in("a").id(ID).vector(vector).build();
    return List.of(new Operation.Insert(item, List.of()));
  }
}
