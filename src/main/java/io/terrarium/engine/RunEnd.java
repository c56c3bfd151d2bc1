package io.terrarium.engine;

import akka.actor.NoSerializationVerificationNeeded;
import io.terrarium.file.BadInput;
import io.terrarium.meta.RunState;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The end of a run in this process: whether it was completed, was stopped or has failed. */
public sealed interface RunEnd extends NoSerializationVerificationNeeded {

  /**
   * Its last generation is done, or its stop condition holds.
   *
   * @param state the last state, from which {@code ExperimentSetup.discovery} makes the result
   */
  record Completed(RunState state) implements RunEnd {}

  /**
   * It cannot go on. The files of the generations that the listeners were told of stay.
   *
   * @param sentence what went wrong, and where
   * @param defect the exception, where it is a defect of the program; empty where the input or the
   *     machine is at fault
   */
  record Failed(String sentence, Optional<Throwable> defect) implements RunEnd {

    static Failed refused(String sentence) {
      return new Failed(sentence, Optional.empty());
    }

    /** Its actors have ended. */
    static Failed brokenOff() {
      return of(new IllegalStateException("the actors ended before the run did; the log says why"));
    }

    /** A listener or the task threw this; anything but a refusal is a defect. */
    static Failed of(Throwable thrown) {
      boolean refusal = thrown instanceof BadInput || thrown instanceof UncheckedIOException;
      return new Failed(ErrorText.of(thrown), refusal ? Optional.empty() : Optional.of(thrown));
    }
  }

  /** It was asked to stop. The files of the generations that the listeners were told of stay. */
  record Stopped() implements RunEnd {}
}
