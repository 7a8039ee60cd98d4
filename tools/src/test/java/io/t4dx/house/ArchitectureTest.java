package io.t4dx.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.t4dx.house.planted.above.Above;
import io.t4dx.house.planted.below.Below;
import io.t4dx.house.planted.cycle.a.First;
import io.t4dx.house.planted.cycle.b.Second;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of docs/architecture.md: between modules, and between the packages of the engine. */
final class ArchitectureTest {
  private static final String CORE = "io.t4dx.core.";

  private static final ArchRule NO_CYCLES =
      slices().matching("io.t4dx.(**)").should().beFreeOfCycles();

  /** What the API's packages may know of each other, and the seam of anything. */
  private static final Arrows ROOMS =
      new Arrows(
          ArchitectureTest::ownPackage,
          Map.of(
              "io.t4dx.model", Set.of(),
              "io.t4dx.query", Set.of("io.t4dx.model"),
              "io.t4dx.write", Set.of("io.t4dx.model", "io.t4dx.query"),
              "io.t4dx.core.ambient", Set.of(),
              "io.t4dx.core.disk", Set.of(),
              "io.t4dx.core.disk.sim", Set.of("io.t4dx.core.disk")));

  /** What the rooms on the way of a write and a read may know of each other. */
  private static final Arrows ENGINE_ROOMS =
      new Arrows(
          ArchitectureTest::roomOfTheCore,
          Map.of(
              "segment", Set.of("disk"),
              "manifest", Set.of("disk", "segment", "codec"),
              "live", Set.of("segment"),
              "memtable", Set.of(),
              "view", Set.of("live", "memtable"),
              "read", Set.of("view", "live", "memtable", "segment"),
              "apply", Set.of("read", "view", "live", "memtable"),
              "flush", Set.of("disk", "segment", "manifest", "live", "memtable"),
              "merge", Set.of("disk", "segment", "manifest", "live", "flush")));

  private static final Arrows MODULES =
      new Arrows(
          Engine::moduleOf,
          Map.of(
              "t4dx-index", Set.of(),
              "t4dx-core", Set.of("t4dx-index"),
              "t4dx-compaction", Set.of("t4dx-core", "t4dx-index")));

  @Test
  void everyClassOfTheEngineIsLookedAt() {
    for (String module : Engine.MODULES) {
      long looked =
          Engine.classes().stream().filter(type -> Engine.moduleOf(type).equals(module)).count();
      long compiled =
          Repository.classes(module).stream()
              .filter(file -> !file.endsWith("module-info.class"))
              .count();
      assertThat(looked).as(module).isEqualTo(compiled).isPositive();
    }
    assertThat(Engine.classes().size()).isGreaterThan(100);
  }

  @Test
  void modulesKnowOnlyWhatIsBelowThem() {
    assertThat(MODULES.violations(Engine.classes())).isEmpty();
  }

  @Test
  void theRoomsOfTheApiAndTheSeamKnowOnlyWhatTheyMay() {
    assertThat(ROOMS.violations(Engine.classes())).isEmpty();
  }

  @Test
  void theRoomsOfTheEngineKnowOnlyWhatIsBelowThem() {
    assertThat(ENGINE_ROOMS.violations(Engine.classes())).isEmpty();
  }

  @Test
  void arrowsBetweenPackagesRunOneWay() {
    NO_CYCLES.check(Engine.classes());
  }

  @Test
  void seesAnArrowThatRunsUpwards() {
    Arrows planted =
        new Arrows(
            type -> type.getPackageName().contains(".planted.") ? type.getPackageName() : "",
            Map.of(Below.class.getPackageName(), Set.of(), Above.class.getPackageName(), Set.of()));
    assertThat(planted.violations(Engine.planted(Above.class, Below.class)))
        .isNotEmpty()
        .allMatch(line -> line.contains("Below") && line.contains("Above"));
  }

  @Test
  void seesACycle() {
    assertThat(NO_CYCLES.evaluate(Engine.planted(First.class, Second.class)).hasViolation())
        .isTrue();
    assertThat(NO_CYCLES.evaluate(Engine.planted(Above.class, Below.class)).hasViolation())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"t4dx-index", "t4dx-core", "t4dx-compaction"})
  void theEngineBehindTheApiIsExportedToNobodyElse(String module) throws IOException {
    try (InputStream bytes =
        Files.newInputStream(Repository.classDirectory(module).resolve("module-info.class"))) {
      assertThat(ModuleDescriptor.read(bytes).exports())
          .filteredOn(export -> !export.isQualified())
          .noneMatch(export -> export.source().startsWith("io.t4dx.core"));
    }
  }

  private static String roomOfTheCore(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(CORE)) {
      return "";
    }
    int end = name.indexOf('.', CORE.length());
    return name.substring(CORE.length(), end < 0 ? name.length() : end);
  }

  private static String ownPackage(JavaClass type) {
    return Engine.moduleOf(type).isEmpty() ? "" : type.getPackageName();
  }
}
