package io.terrarium.engine;

import akka.actor.NoSerializationVerificationNeeded;
import io.terrarium.run.RunState;

/** How a run ended in this process. */
public sealed interface RunEnd extends NoSerializationVerificationNeeded {

  /** Its last generation is done, or its stop condition holds. */
  record Completed(RunState state) implements RunEnd {}

  /**
   * It cannot go on; what the listeners were told of last stays.
   *
   * @param sentence what went wrong, and where
   */
  record Failed(String sentence) implements RunEnd {}

  /** It was asked to stop; what the listeners were told of last stays. */
  record Stopped() implements RunEnd {}
}
