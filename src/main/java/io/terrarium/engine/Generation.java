package io.terrarium.engine;

import io.terrarium.meta.MetaTask;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Phase;
import io.terrarium.meta.Round;
import io.terrarium.meta.RunState;
import io.terrarium.run.GenerationRecord;
import io.terrarium.stats.Mean;
import io.terrarium.strategy.SearchState;
import java.util.ArrayList;
import java.util.List;

/** One generation of a run: its rounds, and what follows from their outcomes. */
record Generation(RunPlan plan, RunState before) {

  /** A generation whose population's fitness the strategy was told. */
  record Told(Generation generation, List<Outcome> population, SearchState search) {

    Round meanRound() {
      return new Round(generation.number(), Phase.MEAN, search);
    }

    Done done(List<Outcome> mean) {
      return generation.done(population, search, mean);
    }
  }

  /** The record of a finished generation, and the state from which the run goes on. */
  record Done(GenerationRecord record, RunState state) {}

  long number() {
    return before.nextGeneration();
  }

  String algorithm() {
    return task().algorithm(number());
  }

  boolean scoresMean() {
    return plan.scoresMean(number());
  }

  /** The number of units of all its rounds. */
  int units() {
    return task().units(Phase.POPULATION) + (scoresMean() ? task().units(Phase.MEAN) : 0);
  }

  /** The number of agents that its rounds train. */
  long trainings() {
    return task().trainings(Phase.POPULATION) + (scoresMean() ? task().trainings(Phase.MEAN) : 0);
  }

  Round populationRound() {
    return new Round(number(), Phase.POPULATION, before.search());
  }

  /** Tells the strategy, unless every candidate failed: then the search stays as it is. */
  Told tell(List<Outcome> population) {
    SearchState search =
        allFailed(population)
            ? before.search()
            : task().tell(before.search(), number(), fitness(population));
    return new Told(this, population, search);
  }

  static boolean allFailed(List<Outcome> population) {
    return population.stream().allMatch(outcome -> Float.isNaN(outcome.fitness()));
  }

  private Done done(List<Outcome> population, SearchState search, List<Outcome> mean) {
    List<Float> scores = mean.isEmpty() ? List.of() : scores(mean);
    FitnessSummary summary = FitnessSummary.of(fitness(population));
    GenerationRecord record =
        new GenerationRecord(
            number(),
            algorithm(),
            task().episodeLimit(number()),
            summary.mean(),
            summary.best(),
            summary.std(),
            summary.failed(),
            Mean.of(search.sigma()),
            scores,
            steps(population) + steps(mean));
    int streak = plan.streakAfter(before.streak(), number(), scores);
    int failedStreak = allFailed(population) ? before.failedStreak() + 1 : 0;
    return new Done(record, new RunState(number() + 1, search, streak, failedStreak));
  }

  private List<Float> scores(List<Outcome> mean) {
    List<Float> scores = new ArrayList<>();
    for (float score : task().scores(fitness(mean))) {
      scores.add(score);
    }
    return List.copyOf(scores);
  }

  private static float[] fitness(List<Outcome> outcomes) {
    float[] fitness = new float[outcomes.size()];
    for (int i = 0; i < fitness.length; i++) {
      fitness[i] = outcomes.get(i).fitness();
    }
    return fitness;
  }

  private static long steps(List<Outcome> outcomes) {
    return outcomes.stream().mapToLong(Outcome::steps).sum();
  }

  private MetaTask task() {
    return plan.task();
  }
}
