package io.terrarium.compute.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.agent.ppo.Ppo;
import io.terrarium.compute.Activation;
import io.terrarium.compute.Device;
import io.terrarium.engine.LocalRun;
import io.terrarium.engine.RunEnd;
import io.terrarium.engine.RunPlan;
import io.terrarium.env.classic.CartPole;
import io.terrarium.golden.Spaces;
import io.terrarium.meta.EpisodeLimit;
import io.terrarium.meta.EvaluationSettings;
import io.terrarium.meta.EvolutionSettings;
import io.terrarium.meta.EvolutionTask;
import io.terrarium.meta.MeanEvaluation;
import io.terrarium.meta.MetaTask;
import io.terrarium.meta.ScbProblem;
import io.terrarium.meta.TrainedAlgorithm;
import io.terrarium.meta.TrialSettings;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbSpec;
import io.terrarium.strategy.Snes;
import io.terrarium.strategy.StrategySettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run on several cards, as the engine starts it, with nobody but the binder knowing of them. */
class EngineBindingTest {

  private static final int WORKERS = 3;

  @Test
  @Timeout(60)
  void each_workers_thread_binds_once_before_its_first_operation_to_its_own_device() {
    List<Device> devices = IntStream.range(0, WORKERS).mapToObj(Device::cuda).toList();
    RecordingProvider provider = new RecordingProvider(WORKERS);
    RunPlan plan = new RunPlan("binding", task(provider), 1, Optional.empty(), devices);
    assertThat(LocalRun.start(plan, Optional.empty(), List.of()).await())
        .isInstanceOf(RunEnd.Completed.class);
    assertThat(provider.histories())
        .containsExactlyInAnyOrderElementsOf(
            devices.stream().map(device -> List.of("bound to " + device, "computes")).toList());
  }

  private static MetaTask task(RecordingProvider provider) {
    Map<String, Double> small = Map.of("total-timesteps", 100., "num-steps", 20., "num-epochs", 1.);
    return new EvolutionTask(
        new EvolutionSettings(
            0,
            new TrialSettings(
                new ScbProblem(
                    new ScbSpec(1, List.of(8), Activation.RELU, Latent.NORMAL), new CartPole(), 2),
                List.of(new TrainedAlgorithm(new Ppo(), Spaces.published(new Ppo(), small))),
                provider),
            new Snes(),
            StrategySettings.of(new Snes(), 6, .1f),
            new EvaluationSettings(2, EpisodeLimit.constant(20), 1),
            new MeanEvaluation(1, 4)));
  }
}
