package io.terrarium.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.run.RunEvent;
import io.terrarium.run.RunEvent.GenerationFinished;
import io.terrarium.run.RunEvent.Progressed;
import io.terrarium.run.RunEvent.Started;
import io.terrarium.run.RunListener;

/** Refuses events in which a unit of a generation is told twice, or is left out. */
public final class ToldOnce implements RunListener {

  private long generation;
  private int done;

  @Override
  public void on(RunEvent event) {
    if (event instanceof Started started) {
      generation = started.generation();
    } else if (event instanceof Progressed progressed) {
      done++;
      assertThat(progressed.generation()).isEqualTo(generation);
      assertThat(progressed.done()).isEqualTo(done).isLessThanOrEqualTo(progressed.total());
    } else if (event instanceof GenerationFinished finished) {
      assertThat(finished.record().generation()).isEqualTo(generation);
      assertThat((long) done).isEqualTo(finished.timing().trainings());
      generation++;
      done = 0;
    }
  }
}
