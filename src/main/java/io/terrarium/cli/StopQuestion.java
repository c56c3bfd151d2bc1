package io.terrarium.cli;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The question whether Ctrl-C is to stop a cluster's run, or only to leave it to the cluster. */
final class StopQuestion {

  private static final String QUESTION = "Leave the run to the cluster, or stop it? [leave/stop] ";

  /** A plain {@code kill} asks too, and then nobody may be there to answer. */
  private static final int SECONDS_TO_ANSWER = 15;

  private StopQuestion() {}

  /** Whether somebody at the terminal says so; silence, and no terminal, leave the run. */
  static boolean isToStop() {
    Console console = System.console();
    if (console == null || !Terminal.isTerminal(true)) {
      return false;
    }
    CompletableFuture<String> answer =
        new CompletableFuture<String>().completeOnTimeout("", SECONDS_TO_ANSWER, TimeUnit.SECONDS);
    Thread reader =
        new Thread(() -> answer.complete(console.readLine("%n" + QUESTION)), "terrarium-answer");
    reader.setDaemon(true);
    reader.start();
    return Optional.ofNullable(answer.join()).orElse("").strip().startsWith("s");
  }
}
