package io.terrarium.engine;

import io.terrarium.compute.Device;
import io.terrarium.meta.Evaluator;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Phase;
import io.terrarium.meta.Round;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * A stub of which all candidates of some generations fail.
 *
 * @param fails which generations these are
 */
record FailingTask(StubTask stub, LongPredicate fails) implements StubbedTask {

  FailingTask(LongPredicate fails) {
    this(StubTask.plain(), fails);
  }

  @Override
  public Evaluator open(Device device) {
    Evaluator evaluator = stub.open(device);
    return new Evaluator() {
      @Override
      public int preferredBatch() {
        return evaluator.preferredBatch();
      }

      @Override
      public Outcome[] evaluate(Round round, int[] indices) {
        Outcome[] outcomes = evaluator.evaluate(round, indices);
        return isFailed(round)
            ? Arrays.stream(outcomes)
                .map(outcome -> new Outcome(Float.NaN, outcome.steps()))
                .toArray(Outcome[]::new)
            : outcomes;
      }
    };
  }

  private boolean isFailed(Round round) {
    return round.phase() == Phase.POPULATION && fails.test(round.generation());
  }
}
