package io.t4dx.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.model.ItemDraft;
import io.t4dx.write.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What someone else may have written, and what is said of it. */
final class RefusalTest {
  private static final String ID = "0193e7a0-7c2b-7a3b-8f2e-1234567890ab";
  private static final String KEY = "\"ns\":\"a\",\"id\":\"" + ID + "\"";
  private static final String ENDS =
      "\"ns\":\"a\",\"source\":\"" + ID + "\",\"type\":\"USES\",\"target\":\"" + ID + "\"";
  private static final String ITEM =
      "\"op\":\"INSERT\","
          + KEY
          + ",\"content\":\"\",\"kappa\":0,\"importance\":0,\"type\":\"EPISODIC\"";

  /** Single quotes stand for double ones; KEY, ENDS and ITEM for the members above. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'op':'FORGET',KEY} | operations/0 (byte 1) has the op \"FORGET\", which this version",
        "{KEY} | operations/0 (byte 1) is no operation: it has no member op",
        "{'op':7,KEY} | operations/0/op (byte 7) is an integer; it must be a text",
        "{'op':'DELETE','ns':'a'} | operations/0 (byte 1) is DELETE without [id]",
        "{'op':'DELETE'} | operations/0 (byte 1) is DELETE without [ns, id]",
        "{'op':'DELETE',KEY,'kappa':1} | is DELETE and cannot have [kappa]",
        "{'op':'DELETE',KEY,'color':1} | operations/0/color (byte 77) is a member that this",
        "{'color':1,'op':'DELETE',KEY} | operations/0/color (byte 10) is a member that this",
        "{'op':'DELETE',KEY,'ns':'b'} | operations/0/ns (byte 74) is there twice",
        "{'op':'DELETE','ns':'','id':'0193e7a0-7c2b-7a3b-8f2e-1234567890ab'} | namespace is empty",
        "{'op':'DELETE','ns':'a','id':'1-2-3-4-5'} | id (byte 30) is \"1-2-3-4-5\", which is no",
        "{'op':'DELETE','ns':'a','id':null} | operations/0/id (byte 30) is null; it must be an id",
        "{ITEM,'vector':'AAA='} | vector (byte 134) is no vector: base64 of 2 bytes, which is no",
        "{ITEM,'vector':'A*=='} | operations/0/vector (byte 134) is no vector: ",
        "{ITEM,'vector':'AADAfw=='} | vector[0] is NaN; it must be finite",
        "{ITEM,'vector':'AACAPw== | (byte 144) are no JSON: Unexpected end-of-input",
        "{ITEM,'vector':''} | vector has 0 dimensions",
        "{ITEM,'vector':[1,'2']} | operations/0/vector/1 (byte 137) is a text; it must be a number",
        "{ITEM,'vector':[1e39]} | vector[0] is Infinity; it must be finite",
        "{ITEM,'vector':[[1]]} | operations/0/vector/0 (byte 135) is an array; it must be a number",
        "{ITEM,'validFrom':2,'validUntil':1} | validUntil is 1970-01-01T00:00:00.000001Z, before",
        "{ITEM,'accessCount':-1} | accessCount is -1; it cannot be negative",
        "{ITEM,'eventTime':1.5} | eventTime (byte 137) is a number with a fraction or an exponent",
        "{ITEM,'eventTime':9223372036854775808} | is 9223372036854775808, which 64 bits cannot",
        "{ITEM,'session':null} | operations/0/session (byte 135) is null; it must be a text",
        "{ITEM,'metadata':{'a':null}} | operations/0/metadata/a (byte 141) is null; it must be",
        "{ITEM,'metadata':{'a':{}}} | operations/0/metadata/a (byte 141) is an object; it must be",
        "{ITEM,'metadata':{'a':[[]]}} | operations/0/metadata/a/0 (byte 142) is an array; it must",
        "{ITEM,'metadata':{'a':1,'a':2}} | operations/0/metadata/a (byte 147) is there twice",
        "{ITEM,'metadata':{'a':1e999}} | metadata.a is Infinity, which is not finite",
        "{ITEM,'metadata':{'':1}} | metadata name is empty",
        "{ITEM,'edges':[{'type':'A'}]} | is an INSERT with an edge without [source, target,"
            + " weight]",
        "{'op':'PUT_EDGE',ENDS,'weight':1.5} | operations/0 (byte 1) is no operation: weight is"
            + " 1.5",
        "{'op':'PUT_EDGE',ENDS,'weight':true} | is a boolean; it must be a number",
        "{'op':'UPDATE_EDGE_WEIGHT',ENDS,'delta':1,'missing':'DIE'} | which is none of [LEAVE,"
            + " CREATE]",
        "{'op':'UPDATE_FIELDS',KEY,'set':{'id':'0193e7a0-7c2b-7a3b-8f2e-1234567890ab'}} | cannot"
            + " have [id]",
        "{'op':'UPDATE_FIELDS',KEY,'set':{'kappa':null}} | operations/0/set/kappa (byte 91) is"
            + " null",
        "{'op':'UPDATE_FIELDS',KEY,'set':7} | operations/0/set (byte 82) is an integer; it must be"
            + " an",
        "{'op':'UPDATE_FIELDS',KEY,'set':{'metadata':{}}} | the update names no field",
        "{'op':'BATCH_SCALE_WEIGHTS','ns':'a','factor':-1} | factor is -1.0; it cannot be negative",
        "7 | operations/0 (byte 1) is an integer; it must be an object",
        "{'op':'DELETE',KEY}]7 | operations",
        "{'op':'DELETE',KEY}}| operations (byte 69) are no JSON: Unexpected close marker",
        "{'op':'DEL | operations (byte ",
        "{'op':'DELETE',KEY},| operations",
      })
  void theMessageNamesPlaceAndProblem(String written, String said) {
    String json =
        "["
            + written
                .replace("KEY", KEY)
                .replace("ENDS", ENDS)
                .replace("ITEM", ITEM)
                .replace('\'', '"')
            + "]";
    assertThatThrownBy(() -> Encoding.decode(json))
        .isInstanceOf(OperationFormatException.class)
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | operations (byte 0) is missing; it must be an array",
        "{} | operations (byte 0) is an object; it must be an array",
        "[ | operations (byte 1) are no JSON: ",
        "[] 7 | operations (byte 3) are followed by more",
        "[]x | operations (byte 2) are no JSON: Unrecognized token 'x'",
      })
  void onlyOneWholeArrayIsTaken(String json, String said) {
    assertThatThrownBy(() -> Encoding.decode(json))
        .isInstanceOf(OperationFormatException.class)
        .hasMessageContaining(said);
  }

  @Test
  void otherCharsetsAreNotGuessed() {
    byte[] utf16 = "[]".getBytes(StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> Encoding.decode(utf16)).isInstanceOf(OperationFormatException.class);
  }

  @Test
  void theOffsetCountsFromTheBeginOfTheRange() {
    byte[] bytes = "xxxxx[7]".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> new OperationsReader().read(bytes, 5, 3))
        .isInstanceOfSatisfying(
            OperationFormatException.class, e -> assertThat(e.offset()).isEqualTo(1));
  }

  @Test
  void anItemWithoutIdIsNotWritten() {
    Operation insert = new Operation.Insert(ItemDraft.in("a").build(), List.of());
    assertThatThrownBy(() -> Encoding.encode(List.of(insert)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the log takes items with ids only; one of namespace a has none");
  }
}
