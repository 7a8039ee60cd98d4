package io.t4dx.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;

/** The compiled classes of the engine: what runs inside an embedder's process. */
final class Engine {
  static final List<String> MODULES = List.of("t4dx-index", "t4dx-core", "t4dx-compaction");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPaths(MODULES.stream().map(Repository::classDirectory).toArray(Path[]::new));

  private Engine() {}

  static JavaClasses classes() {
    return CLASSES;
  }

  /** The module that a class was compiled in, or "" for a class from elsewhere. */
  static String moduleOf(JavaClass type) {
    String source = type.getSource().map(found -> found.getUri().getPath()).orElse("");
    return MODULES.stream()
        .filter(module -> source.startsWith(Repository.classDirectory(module) + "/"))
        .findFirst()
        .orElse("");
  }

  /** A class as someone planted it to break a rule. */
  static JavaClasses planted(Class<?>... types) {
    return new ClassFileImporter().importClasses(types);
  }
}
