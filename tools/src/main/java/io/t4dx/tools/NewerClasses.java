package io.t4dx.tools;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Copies a jar, with its oldest classes in a newer format. The JVM's cache of classes takes none
 * that were compiled for Java 5, which those of the command line's library are, and so every verb
 * would read and verify them again. What they do stays the same.
 */
public final class NewerClasses {
  /** The first format whose methods must say what is on their stacks, as the cache needs it. */
  private static final int WITH_STACK_MAPS = ClassFile.JAVA_7_VERSION;

  private final ZipFile from;
  private final ClassFile format;

  private NewerClasses(ZipFile from) {
    this.from = from;
    ClassHierarchyResolver classes =
        ClassHierarchyResolver.ofResourceParsing(this::open)
            .orElse(ClassHierarchyResolver.defaultResolver());
    this.format =
        ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(classes));
  }

  /** The first argument is the jar, the second what becomes its copy. */
  public static void main(String[] arguments) throws IOException {
    copy(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  static void copy(Path from, Path to) throws IOException {
    try (ZipFile in = new ZipFile(from.toFile());
        ZipOutputStream out =
            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
      NewerClasses classes = new NewerClasses(in);
      for (ZipEntry entry : Collections.list(in.entries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(classes.content(entry));
        out.closeEntry();
      }
    }
  }

  private byte[] content(ZipEntry entry) throws IOException {
    byte[] bytes;
    try (InputStream in = from.getInputStream(entry)) {
      bytes = in.readAllBytes();
    }
    if (!entry.getName().endsWith(".class")) {
      return bytes;
    }
    ClassModel model = format.parse(bytes);
    return model.majorVersion() < WITH_STACK_MAPS ? newer(model) : bytes;
  }

  private byte[] newer(ClassModel old) {
    ClassTransform version =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(WITH_STACK_MAPS, 0);
          } else {
            builder.with(element);
          }
        };
    // Methods that are taken apart and put together again get their stack maps.
    ClassTransform methods =
        ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element));
    return format.transformClass(old, methods.andThen(version));
  }

  /** A class of the jar, or none where it has no such class. */
  private @Nullable InputStream open(ClassDesc type) {
    String descriptor = type.descriptorString();
    ZipEntry entry = from.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return entry == null ? null : from.getInputStream(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
