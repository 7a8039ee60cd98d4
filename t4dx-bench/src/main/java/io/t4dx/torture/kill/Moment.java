package io.t4dx.torture.kill;

/** What a victim was doing, as far as it has said so. */
final class Moment {
  private boolean open;
  private boolean sleeping;
  private boolean checkpointing;
  private int waiting;

  void hear(String line) {
    switch (line) {
      case "open" -> open = true;
      case "sleeping" -> sleeping = true;
      case "slept" -> sleeping = false;
      case "checkpointing" -> checkpointing = true;
      case "checkpointed" -> checkpointing = false;
      case "frozen" -> waiting++;
      case "flushed" -> waiting--;
      default -> {}
    }
  }

  String doing() {
    if (!open) {
      return "opening";
    }
    String flushing = waiting > 0 ? "flushing" : "writing";
    if (checkpointing) {
      return flushing + " and taking a checkpoint";
    }
    return sleeping ? flushing + " and sleeping" : flushing;
  }
}
