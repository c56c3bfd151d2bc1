package io.terrarium.meta;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Device;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The trial runners of one device: one for each algorithm and number of agents, opened when it is
 * first needed and then kept. Used by the thread that the device is bound to.
 */
public final class TrialRunners {

  private final TrialSettings settings;
  private final Device device;
  private final Map<Size, TrialRunner> runners = new HashMap<>();

  private record Size(int algorithm, int agents) {}

  /** The runners of a device, none of which is open yet. */
  public TrialRunners(TrialSettings settings, Device device) {
    this.settings = settings;
    this.device = device;
  }

  /**
   * An evaluator whose units are trials of these runners.
   *
   * @param evaluation makes the trials of some units, and returns one outcome for each in their
   *     order
   */
  public UnitEvaluator evaluator(Function<int[], Outcome[]> evaluation) {
    return new UnitEvaluator() {
      @Override
      public int preferredBatch() {
        return TrialRunners.this.preferredBatch();
      }

      @Override
      public void allocate() {
        TrialRunners.this.allocate();
      }

      @Override
      public Outcome[] evaluate(int[] indices) {
        return evaluation.apply(indices);
      }
    };
  }

  /** The number of trials that suit the device at once. */
  int preferredBatch() {
    return settings.backend().preferredBatch(device);
  }

  /**
   * Opens a runner of the preferred batch for each algorithm, so that memory which is too small
   * shows before the work begins.
   */
  void allocate() {
    for (int algorithm = 0; algorithm < settings.algorithms().size(); algorithm++) {
      runner(algorithm, preferredBatch());
    }
  }

  /**
   * The runner of an algorithm.
   *
   * @param algorithm its index in the settings
   * @param agents how many it tries at once
   */
  public TrialRunner runner(int algorithm, int agents) {
    return runners.computeIfAbsent(new Size(algorithm, agents), this::open);
  }

  private TrialRunner open(Size size) {
    TrainedAlgorithm trained = settings.algorithms().get(size.algorithm());
    Backend backend = settings.backend().open(device, size.agents());
    return settings.problem().open(backend, trained.algorithm(), trained.space());
  }
}
