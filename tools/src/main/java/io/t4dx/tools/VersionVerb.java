package io.t4dx.tools;

import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Verb;
import java.util.Objects;
import picocli.CommandLine.Command;

/** The version, and what runs it. */
@Command(
    name = "version",
    description = "the version, and the Java that runs it",
    footer = {"  tools/t4dx version"})
final class VersionVerb extends Verb {
  @Override
  protected Exit run(Page page) {
    String version =
        Objects.requireNonNullElse(
            Main.class.getPackage().getImplementationVersion(), "(not packaged)");
    boolean simd = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    page.say(
        "t4dx %s, Java %s, Vector API %s"
            .formatted(version, Runtime.version(), simd ? "present" : "absent"));
    page.object(
        new Facts()
            .add("version", version)
            .add("java", Runtime.version().toString())
            .add("vectorApi", simd));
    return Exit.DONE;
  }
}
