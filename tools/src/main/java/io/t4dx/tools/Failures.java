package io.t4dx.tools;

import io.t4dx.store.T4dxException;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Json;
import io.t4dx.tools.print.Out;
import io.t4dx.tools.print.Terminal;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Refusal;
import io.t4dx.tools.verb.Verb;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when something fails: what it was, and what to do. */
final class Failures {
  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What is wrong, what to do, and how the process ends. */
  private record Failure(Exit exit, String problem, String advice) {}

  int unknownVerb(String name) {
    List<String> near =
        Verbs.all().stream()
            .map(Verbs.Entry::name)
            .filter(
                verb ->
                    verb.startsWith(name)
                        || distance(verb, name) <= Math.min(2, (name.length() + 1) / 3))
            .toList();
    return print(
        new Failure(
            Exit.MISUNDERSTOOD,
            "t4dx knows no verb '" + name + "'",
            near.isEmpty()
                ? "'tools/t4dx help' lists what it can do"
                : "did you mean " + String.join(", or ", near) + "?"),
        false);
  }

  /** How many letters differ, with what moved, as far as that matters for a typing error. */
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }

  int misunderstood(ParameterException e, String[] arguments) {
    StringBuilder advice = new StringBuilder();
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      advice
          .append("did you mean ")
          .append(String.join(", or ", unmatched.getSuggestions()))
          .append("? ");
    }
    String verb = e.getCommandLine().getCommandName();
    advice.append("'tools/t4dx ").append(verb).append(" --help' says how it is used");
    return print(
        new Failure(Exit.MISUNDERSTOOD, message(e).replaceFirst("^Error: ", ""), advice.toString()),
        List.of(arguments).contains("--json"));
  }

  int executing(Exception e, CommandLine line, ParseResult parsed) {
    if (e instanceof Out.Closed || e instanceof Out.Failed) {
      // Not thrown again, which picocli would print with its whole trace. Main tells it.
      return Exit.UNUSABLE.code();
    }
    return report(e, line.getCommand() instanceof Verb verb && verb.json());
  }

  int report(Exception e, boolean json) {
    return print(failure(e), json);
  }

  private static Failure failure(Exception e) {
    return switch (e) {
      case Refusal refusal -> new Failure(refusal.exit(), message(e), refusal.advice());
      case T4dxException.StoreLocked _ ->
          new Failure(
              Exit.UNUSABLE,
              message(e),
              "close it there first; one process at a time has a store open");
      case T4dxException.StoreDamaged _ ->
          new Failure(
              Exit.UNUSABLE,
              message(e),
              message(e).contains("repair")
                  ? ""
                  : "'tools/t4dx repair STORE' says what is damaged and what can be kept");
      case T4dxException store -> new Failure(Exit.UNUSABLE, message(e), room(store));
      case IllegalArgumentException _ -> new Failure(Exit.MISUNDERSTOOD, message(e), "");
      case UncheckedIOException io -> new Failure(Exit.UNUSABLE, file(io.getCause()), room(io));
      case IOException io -> new Failure(Exit.UNUSABLE, file(io), room(io));
      case Out.Failed _ -> new Failure(Exit.UNUSABLE, message(e), room(e));
      default -> new Failure(Exit.BUG, "this is an error of t4dx itself: " + e, trace(e));
    };
  }

  private static String message(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static String file(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> message(e) + ": there is no such file";
      case AccessDeniedException _ -> message(e) + ": you may not use this file";
      case FileAlreadyExistsException _ -> message(e) + " is there already";
      default -> message(e);
    };
  }

  /** What to do where the disk is full, wherever in the chain of causes it says so. */
  private static String room(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String what = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (what.contains("no space left") || what.contains("disk quota")) {
        return "make room on the disk and do it again; what was acknowledged is safe";
      }
    }
    return "";
  }

  private static String trace(Exception e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private int print(Failure failure, boolean json) {
    try {
      terminal.out().flush();
    } catch (Out.Failed e) {
      // It is told below, or was the failure itself.
    }
    Out err = terminal.err();
    if (json) {
      err.println(
          Json.line(
              new Facts()
                  .add("error", failure.problem())
                  .add("advice", failure.advice())
                  .add("exit", failure.exit().code())));
    } else {
      err.println(terminal.ink().red("t4dx:") + " " + failure.problem());
      if (!failure.advice().isEmpty()) {
        err.println(failure.advice());
      }
    }
    err.flush();
    return failure.exit().code();
  }
}
