package io.t4dx;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.query.Hit;
import io.t4dx.query.Search;
import io.t4dx.query.Traversal;
import io.t4dx.query.Visit;
import io.t4dx.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's example is this code, to the letter but for white space and what follows it here.
 */
final class ReadmeTest {
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void theExampleDoesWhatItShows(@TempDir Path directory) {
    // begin
    try (Store store = T4dx.open(directory)) {
      UUID tea =
          store
              .insert(
                  ItemDraft.in("alice").content("likes green tea").vector(0.9f, 0.1f, 0.2f).build())
              .id();
      UUID shop = store.newId();
      store.insert(
          ItemDraft.in("alice")
              .id(shop)
              .content("the shop in Elm Street")
              .vector(0.7f, 0.3f, 0.1f)
              .build(),
          EdgeDraft.of("alice", tea, EdgeType.RELATES_TO, shop, 0.8f));

      Search search = Search.in("alice").nearest(0.8f, 0.2f, 0.2f).k(5).build();
      List<Hit> hits = store.search(search).hits();
      String how = store.explain(search).text();
      List<Visit> around = store.traverse(Traversal.from("alice", tea).depth(2)).visits();
      // end
      assertThat(hits).extracting(hit -> hit.item().id()).containsExactlyInAnyOrder(tea, shop);
      assertThat(how).contains("2 hits").contains("memtable 1..2");
      assertThat(around).extracting(Visit::id).containsExactly(tea, shop);
    }
  }

  @Test
  void theExampleIsTheOneInTheReadme() throws IOException {
    Path module = Path.of("").toAbsolutePath();
    String readme = Files.readString(module.resolveSibling("README.md"));
    Matcher example = EXAMPLE.matcher(readme);
    assertThat(example.find()).isTrue();
    String code = Files.readString(module.resolve("src/test/java/io/t4dx/ReadmeTest.java"));
    String shown = code.substring(code.indexOf("// begin\n") + 9, code.indexOf("// end\n"));
    assertThat(squeezed(example.group(1))).isEqualTo(squeezed(shown + "}"));
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
