package io.t4dx.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MetadataTest {
  @Test
  void namesMayComeInAnyOrder() {
    Metadata metadata = Metadata.builder().put("b", 2).put("c", "three").put("a", 1L).build();
    assertThat(metadata).isEqualTo(Metadata.of(Map.of("a", 1, "b", 2L, "c", "three")));
    assertThat(metadata).hasSameHashCodeAs(Metadata.of(Map.of("a", 1, "b", 2L, "c", "three")));
    assertThat(new ArrayList<>(metadata.asMap().keySet())).containsExactly("a", "b", "c");
    assertThat(metadata).hasToString("{a=1, b=2, c=three}");
    assertThat(metadata.get("b")).contains(2L);
    assertThat(metadata.get("d")).isEmpty();
    assertThat(metadata.asMap().get("c")).isEqualTo("three");
    assertThat(metadata.asMap().containsKey("d")).isFalse();
  }

  @Test
  void aNameHasOneValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metadata.builder().put("b", 1).put("a", 1).put("b", 2).build())
        .withMessageContaining("b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metadata.of("same", 1, "same", 1))
        .withMessageContaining("same");
  }

  @Test
  void nothingChangesIt() {
    Metadata.Builder builder = Metadata.builder().put("a", new ArrayList<>(List.of(1, 2)));
    Metadata metadata = builder.build();
    builder.put("b", 1);
    assertThat(metadata.asMap()).isEqualTo(Map.of("a", List.of(1L, 2L)));
    assertThatThrownBy(() -> metadata.asMap().put("b", 1))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> metadata.asMap().entrySet().iterator().next().setValue(1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aRefusalNamesWhatItRefuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metadata.of("text", "x".repeat(Limits.METADATA_TEXT + 1)))
        .withMessageContaining("metadata.text");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metadata.of("lone", "\uD83D"))
        .withMessageContaining("metadata.lone");
  }
}
