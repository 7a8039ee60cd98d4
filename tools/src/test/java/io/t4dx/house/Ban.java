package io.t4dx.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** What engine code must not use, and the few places that exist in order to use it. */
enum Ban {
  /** State that depends on the clock is not the same after a replay. */
  CLOCK {
    @Override
    Set<String> exempt() {
      return Set.of("io.t4dx.core.ambient.Ticks", "io.t4dx.store.StoreOptions");
    }

    @Override
    boolean forbids(Use use) {
      return use.calls(System.class, "currentTimeMillis")
          || use.calls(System.class, "nanoTime")
          || (use.calls(Date.class, "<init>") && use.parameters().isEmpty())
          || use.calls(InstantSource.class, "system")
          || (use.type().equals(Clock.class.getName())
              && (use.member().startsWith("system") || use.member().startsWith("tick")))
          || (use.type().startsWith("java.time.")
              && use.member().equals("now")
              && !use.hasParameter(Clock.class));
    }
  },

  /** A run that cannot be repeated cannot be debugged. */
  RANDOMNESS {
    @Override
    Set<String> exempt() {
      return Set.of("io.t4dx.core.ambient.Entropy");
    }

    @Override
    boolean forbids(Use use) {
      boolean unseeded = use.parameters().isEmpty();
      return (use.calls(Random.class, "<init>") && unseeded)
          || (use.calls(SplittableRandom.class, "<init>") && unseeded)
          || use.calls(Math.class, "random")
          || use.calls(StrictMath.class, "random")
          || use.calls(UUID.class, "randomUUID")
          || use.calls(RandomGenerator.class, "getDefault")
          || use.calls(RandomGenerator.class, "of")
          || (use.calls(Collections.class, "shuffle") && !use.hasParameter(Random.class))
          || (use.isType() && use.type().equals(ThreadLocalRandom.class.getName()))
          || (use.isType() && use.type().equals("java.security.SecureRandom"));
    }
  },

  /**
   * All file access goes through the seam; what goes around it cannot be made to fail in a test.
   */
  FILES {
    @Override
    Set<String> exempt() {
      return Set.of(
          "io.t4dx.core.disk.RealDisk",
          "io.t4dx.core.disk.RealErrors",
          "io.t4dx.core.disk.RealFile",
          "io.t4dx.core.disk.RealLock");
    }

    @Override
    boolean forbids(Use use) {
      return use.isType()
          && !use.type().equals("java.nio.file.Path")
          && (use.type().startsWith("java.nio.file.") || FILE_TYPES.contains(use.type()));
    }
  },

  /** The one type of java.nio.file that an embedder hands in, at the front door. */
  PATHS {
    @Override
    Set<String> exempt() {
      return Set.of("io.t4dx.T4dx", "io.t4dx.core.disk");
    }

    @Override
    boolean forbids(Use use) {
      return use.isType() && use.type().equals("java.nio.file.Path");
    }
  },

  /** Who sleeps waits too long or not long enough: wait for what must happen. */
  SLEEP {
    @Override
    Set<String> exempt() {
      return Set.of();
    }

    @Override
    boolean forbids(Use use) {
      return use.calls(Thread.class, "sleep") || use.calls(TimeUnit.class, "sleep");
    }
  },

  /** A stream of objects that someone else may have written can run any code. */
  SERIALISATION {
    @Override
    Set<String> exempt() {
      return Set.of();
    }

    @Override
    boolean forbids(Use use) {
      return use.isType() && SERIALISERS.contains(use.type());
    }
  };

  private static final Set<String> FILE_TYPES =
      Set.of(
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.nio.channels.AsynchronousFileChannel",
          "java.nio.channels.FileChannel",
          "java.nio.channels.FileLock");

  private static final Set<String> SERIALISERS =
      Set.of(
          "java.io.Externalizable",
          "java.io.ObjectInputFilter",
          "java.io.ObjectInputStream",
          "java.io.ObjectOutputStream");

  abstract boolean forbids(Use use);

  /** The classes, and the packages, to which the ban does not apply. */
  abstract Set<String> exempt();

  List<String> violations(JavaClasses classes) {
    return classes.stream()
        .filter(type -> !isExempt(type))
        .flatMap(Use::of)
        .filter(this::forbids)
        .map(Use::where)
        .distinct()
        .toList();
  }

  private boolean isExempt(JavaClass type) {
    return exempt().contains(type.getPackageName())
        || exempt().contains(type.getName().replaceFirst("\\$.*", ""));
  }
}
