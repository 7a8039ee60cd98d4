package io.t4dx.tools.verb;

/** Why a verb cannot go on: what is wrong, and what to do about it. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Exit exit;
  private final String advice;

  private Refusal(Exit exit, String problem, String advice) {
    super(problem);
    this.exit = exit;
    this.advice = advice;
  }

  /** Something that was asked for is not there. */
  public static Refusal no(String problem, String advice) {
    return new Refusal(Exit.NO, problem, advice);
  }

  /** What was typed makes no sense. */
  public static Refusal misunderstood(String problem, String advice) {
    return new Refusal(Exit.MISUNDERSTOOD, problem, advice);
  }

  /** A store or a file cannot be used. */
  public static Refusal unusable(String problem, String advice) {
    return new Refusal(Exit.UNUSABLE, problem, advice);
  }

  public Exit exit() {
    return exit;
  }

  /** What to do; empty where that is plain. */
  public String advice() {
    return advice;
  }
}
