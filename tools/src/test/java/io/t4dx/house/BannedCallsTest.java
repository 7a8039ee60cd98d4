package io.t4dx.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.t4dx.house.planted.DrawsRandomly;
import io.t4dx.house.planted.ReadsClock;
import io.t4dx.house.planted.Serialises;
import io.t4dx.house.planted.Sleeps;
import io.t4dx.house.planted.TakesPaths;
import io.t4dx.house.planted.TouchesFiles;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the engine must not use; each ban is seen to catch every planted use of it. */
final class BannedCallsTest {

  @ParameterizedTest
  @EnumSource
  void theEngineKeeps(Ban ban) {
    assertThat(ban.violations(Engine.classes())).as("%s", ban).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void seesEveryPlantedUse(Ban ban) {
    Class<?> planted = planted(ban);
    List<String> violations = ban.violations(Engine.planted(planted));
    for (String method : methods(planted)) {
      boolean seen = violations.stream().anyMatch(line -> line.contains("." + method + "("));
      assertThat(seen)
          .as("%s.%s: %s", planted, method, violations)
          .isEqualTo(!method.equals("allowed"));
    }
  }

  @Test
  void everyExemptionIsOfAClassThatUsesIt() {
    Set<String> present =
        Engine.classes().stream().map(JavaClass::getName).collect(Collectors.toSet());
    assertThat(present)
        .containsAll(Ban.CLOCK.exempt())
        .containsAll(Ban.RANDOMNESS.exempt())
        .containsAll(Ban.FILES.exempt());
  }

  private static Class<?> planted(Ban ban) {
    return switch (ban) {
      case CLOCK -> ReadsClock.class;
      case RANDOMNESS -> DrawsRandomly.class;
      case FILES -> TouchesFiles.class;
      case PATHS -> TakesPaths.class;
      case SLEEP -> Sleeps.class;
      case SERIALISATION -> Serialises.class;
    };
  }

  private static Set<String> methods(Class<?> planted) {
    return Arrays.stream(planted.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .map(Method::getName)
        .collect(Collectors.toSet());
  }
}
