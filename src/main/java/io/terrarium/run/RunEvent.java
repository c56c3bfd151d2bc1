package io.terrarium.run;

import io.terrarium.meta.RunState;

/** An event of a run, of which its {@link RunListener}s are told on the supervisor's thread. */
public sealed interface RunEvent {

  /**
   * The run starts, or goes on.
   *
   * @param generation that comes next; counts from 0
   * @param generations at most so many
   * @param workers that the run has
   */
  record Started(long generation, long generations, int workers) implements RunEvent {}

  /**
   * A unit of a generation's round was finished, so that {@code done} of {@code total} trainings of
   * the generation are.
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
