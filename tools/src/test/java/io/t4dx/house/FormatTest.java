package io.t4dx.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every Java source is formatted by google-java-format; {@code -Dt4dx.format=rewrite} does it. */
final class FormatTest {
  private static final Formatter FORMATTER = new Formatter();

  @Test
  void everySourceIsFormatted() throws IOException {
    boolean rewrite = "rewrite".equals(System.getProperty("t4dx.format"));
    List<Path> sources = Repository.sources();
    assertThat(Repository.MODULES)
        .allSatisfy(module -> assertThat(sources).anyMatch(source -> isIn(source, module)));
    // Each source is formatted by itself, so as many at a time as there are processors.
    List<String> unformatted =
        sources.parallelStream()
            .filter(source -> !isFormatted(source, rewrite))
            .map(source -> Repository.root().relativize(source).toString())
            .toList();
    if (!rewrite) {
      assertThat(unformatted)
          .as("not formatted; mvn verify -Dt4dx.format=rewrite formats them")
          .isEmpty();
    }
  }

  @Test
  void seesWhatIsNotFormatted() throws Exception {
    String planted = "import java.util.List;\nfinal class  A { int a ;}\n";
    assertThat(format(Path.of("A.java"), planted)).isEqualTo("final class A {\n  int a;\n}\n");
  }

  private static boolean isFormatted(Path source, boolean rewrite) {
    try {
      String text = Files.readString(source, UTF_8);
      String formatted = format(source, text);
      if (rewrite && !formatted.equals(text)) {
        Files.writeString(source, formatted, UTF_8);
      }
      return formatted.equals(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isIn(Path source, String module) {
    return source.startsWith(Repository.root().resolve(module));
  }

  private static String format(Path source, String text) throws IOException {
    try {
      return FORMATTER.formatSourceAndFixImports(text);
    } catch (FormatterException e) {
      throw new IOException(source + " cannot be formatted", e);
    }
  }
}
