package io.t4dx.house;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that a class uses: a method, a constructor ("&lt;init&gt;") or a field of a type, or
 * the type as such (with no member).
 */
record Use(String type, String member, List<String> parameters, String where) {

  static Stream<Use> of(JavaClass user) {
    return Stream.concat(
        user.getAccessesFromSelf().stream().map(Use::of),
        user.getDirectDependenciesFromSelf().stream().map(Use::of));
  }

  boolean isType() {
    return member.isEmpty();
  }

  /** Whether it is a call, or a reference to something that can be called. */
  boolean calls(Class<?> owner, String name) {
    return type.equals(owner.getName()) && member.equals(name);
  }

  boolean hasParameter(Class<?> parameter) {
    return parameters.contains(parameter.getName());
  }

  private static Use of(JavaAccess<?> access) {
    List<String> parameters =
        access.getTarget() instanceof CodeUnitAccessTarget target
            ? target.getRawParameterTypes().stream().map(JavaClass::getName).toList()
            : List.of();
    return new Use(
        access.getTargetOwner().getName(), access.getName(), parameters, access.getDescription());
  }

  private static Use of(Dependency dependency) {
    return new Use(
        dependency.getTargetClass().getBaseComponentType().getName(),
        "",
        List.of(),
        dependency.getDescription());
  }
}
