package io.t4dx.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class NewerClassesTest {
  @TempDir private static Path directory;

  /** The library that needs it. */
  private static Path old() throws Exception {
    return Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Path copied() throws Exception {
    Path copy = directory.resolve("copy.jar");
    NewerClasses.copy(old(), copy);
    return copy;
  }

  private static byte[] bytes(ZipFile file, String name) throws IOException {
    return file.getInputStream(file.getEntry(name)).readAllBytes();
  }

  @Test
  void whatIsOldIsNewerAndAllElseIsAsItWas() throws Exception {
    int rewritten = 0;
    try (ZipFile from = new ZipFile(old().toFile());
        ZipFile to = new ZipFile(copied().toFile())) {
      List<String> names =
          Collections.list(from.entries()).stream().map(ZipEntry::getName).toList();
      assertThat(Collections.list(to.entries()).stream().map(ZipEntry::getName))
          .containsExactlyElementsOf(names);
      for (String name : names) {
        byte[] before = bytes(from, name);
        byte[] after = bytes(to, name);
        if (name.endsWith(".class") && version(before) < ClassFile.JAVA_7_VERSION) {
          assertThat(version(after)).as(name).isEqualTo(ClassFile.JAVA_7_VERSION);
          rewritten++;
        } else {
          assertThat(after).as(name).isEqualTo(before);
        }
      }
    }
    assertThat(rewritten).isGreaterThan(200);
  }

  private static int version(byte[] bytes) {
    ClassModel model = ClassFile.of().parse(bytes);
    return model.majorVersion();
  }

  /** The JVM verifies each class when it is initialised. No parent finds the library's own jar. */
  @Test
  void allOfThemAreVerified() throws Exception {
    Path copy = copied();
    try (ZipFile jar = new ZipFile(copy.toFile());
        URLClassLoader loader = new URLClassLoader(new URL[] {copy.toUri().toURL()}, null)) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        if (name.startsWith("picocli/") && name.endsWith(".class")) {
          Class<?> type =
              Class.forName(
                  name.substring(0, name.length() - ".class".length()).replace('/', '.'),
                  true,
                  loader);
          assertThat(type.getClassLoader()).isSameAs(loader);
        }
      }
    }
  }
}
