package io.terrarium.engine;

import io.terrarium.run.RunEvent.GenerationFinished;

/** Keeps what a generation gave where it outlives this process, before the run goes on from it. */
public interface Journal {

  /** For a run that ends with its process: what its listeners keep is all there is. */
  Journal NONE = (finished, kept) -> kept.run();

  /**
   * Keeps it.
   *
   * @param kept to be run once it is kept, from any thread
   */
  void keep(GenerationFinished finished, Runnable kept);
}
