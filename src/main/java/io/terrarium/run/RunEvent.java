package io.terrarium.run;

import io.terrarium.meta.RunState;

/** What happens in a run, in order, told to its {@link RunListener}s on the supervisor's thread. */
public sealed interface RunEvent {

  /** The run starts, or goes on, at a generation. */
  record Started(long generation, long generations, int workers) implements RunEvent {}

  /**
   * A unit of a generation's round was finished: {@code done} of {@code total} trainings of this
   * generation.
   */
  record Progressed(long generation, String algorithm, int done, int total) implements RunEvent {}

  /**
   * A generation is finished.
   *
   * @param state from which the run goes on
   */
  record GenerationFinished(GenerationRecord record, RunState state, Timing timing)
      implements RunEvent {}

  /** The run is over: its last generation is done or its stop condition holds. */
  record Finished(RunState state) implements RunEvent {}
}
