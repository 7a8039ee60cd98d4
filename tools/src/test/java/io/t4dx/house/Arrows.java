package io.t4dx.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Who may know whom.
 *
 * @param partOf the part that a class belongs to; "" for none
 * @param mayKnow for each part that is ruled the other parts that it may know
 */
record Arrows(Function<JavaClass, String> partOf, Map<String, Set<String>> mayKnow) {

  List<String> violations(JavaClasses classes) {
    List<String> violations = new ArrayList<>();
    for (JavaClass type : classes) {
      Set<String> known = mayKnow.get(partOf.apply(type));
      if (known != null) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> !isAllowed(dependency, known))
            .forEach(dependency -> violations.add(dependency.getDescription()));
      }
    }
    return violations;
  }

  private boolean isAllowed(Dependency dependency, Set<String> known) {
    String origin = partOf.apply(dependency.getOriginClass());
    String target = partOf.apply(dependency.getTargetClass().getBaseComponentType());
    return target.isEmpty() || target.equals(origin) || known.contains(target);
  }
}
