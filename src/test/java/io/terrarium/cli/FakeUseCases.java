package io.terrarium.cli;

import io.terrarium.agent.Hyperparameters;
import io.terrarium.app.AgentValues;
import io.terrarium.app.Benchmarks;
import io.terrarium.app.Evolution;
import io.terrarium.app.Imports;
import io.terrarium.app.Nodes;
import io.terrarium.app.Trials;
import io.terrarium.app.UseCases;
import io.terrarium.file.BadInput;
import io.terrarium.meta.RunState;
import io.terrarium.run.GenerationRecord;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;
import io.terrarium.run.Timing;
import io.terrarium.strategy.SearchState;
import io.terrarium.trial.AgentReturns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Use cases that answer at once, and remember what they were asked. */
public final class FakeUseCases {

  final List<Object> requests = new ArrayList<>();
  final Path directory;
  boolean finishes = true;

  public FakeUseCases(Path directory) {
    this.directory = directory;
  }

  public UseCases useCases() {
    return new UseCases(
        this::prepare, new FakeTrials(), this::take, new FakeBenchmarks(), this::startNode);
  }

  private Imports.Imported take(Imports.Request request) {
    requests.add(request);
    return new Imports.Imported(
        "CartPole-v1",
        List.of("ppo", "dqn"),
        421,
        request.config().isPresent() ? List.of("inner_config.ppo.eval_freq = 10000") : List.of());
  }

  private Nodes.Running startNode(Nodes.Request request) {
    requests.add(request);
    return new FakeNode();
  }

  private static final class FakeNode implements Nodes.Running {

    @Override
    public String address() {
      return "127.0.0.1:25520";
    }

    @Override
    public Optional<String> http() {
      return Optional.empty();
    }

    @Override
    public void leave() {}

    @Override
    public void await() {}
  }

  private Evolution.Prepared prepare(Evolution.Request request) {
    requests.add(request);
    return new FakeRun();
  }

  private final class FakeRun implements Evolution.Prepared {

    @Override
    public Path directory() {
      return directory;
    }

    @Override
    public String resultFile() {
      return "scb.pb";
    }

    @Override
    public Optional<Path> log() {
      return Optional.of(directory.resolve("terrarium.log"));
    }

    @Override
    public List<String> algorithms() {
      return List.of("ppo", "dqn");
    }

    @Override
    public Optional<String> note() {
      return Optional.empty();
    }

    @Override
    public boolean run(RunListener progress) {
      RunState state = new RunState(1, new SearchState(new float[0], new float[0]), 0);
      GenerationRecord record =
          new GenerationRecord(
              0, "ppo", 500, 20f, 50f, 3f, 0, 0.15f, List.of(99.5f, Float.NaN), 1000);
      progress.on(new RunEvent.Started(0, 2, 1));
      progress.on(new RunEvent.Progressed(0, "ppo", 32, 64));
      progress.on(new RunEvent.GenerationFinished(record, state, Timing.upToNow(2.0, 64, 1)));
      if (finishes) {
        progress.on(new RunEvent.Finished(state));
      }
      progress.close();
      return finishes;
    }

    @Override
    public boolean isElsewhere() {
      return false;
    }

    @Override
    public String stop() {
      return "stopped";
    }

    @Override
    public String leave() {
      return stop();
    }

    @Override
    public List<AgentReturns> score(int agents) {
      return List.of(agents("ppo", new float[agents], false));
    }

    @Override
    public void close() {}
  }

  private static AgentReturns agents(String algorithm, float[] returns, boolean unseen) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("num-envs", 10.0);
    values.put(algorithm + "-rate", 1e-3);
    Hyperparameters each = new Hyperparameters(values);
    return new AgentReturns(
        algorithm, "tanh", Collections.nCopies(returns.length, each), returns, unseen);
  }

  private final class FakeTrials implements Trials {

    @Override
    public Trained train(Training training) {
      requests.add(training);
      return new Trained("CartPole-v1", 487.25, 50, new AgentValues(Map.of("gamma", 1.0), "tanh"));
    }

    @Override
    public List<AgentReturns> evaluate(Evaluation evaluation) {
      requests.add(evaluation);
      if (evaluation.subject().endsWith("bad")) {
        throw new BadInput("bad is no SCB file.");
      }
      if (evaluation.subject().endsWith("broken")) {
        throw new IllegalStateException("index out of range");
      }
      return List.of(
          agents("ppo", new float[] {100, 200, 300, 400}, false),
          agents("dqn", new float[] {Float.NaN, 7}, true));
    }
  }

  private final class FakeBenchmarks implements Benchmarks {

    @Override
    public List<Steps> steps(Optional<String> environment) {
      requests.add(environment);
      return List.of(new Steps(environment.orElse("CartPole-v1"), 256, 3e8, 2e8, 1e8));
    }

    @Override
    public List<Result> measure(Request request) {
      requests.add(request);
      List<String> all = List.of("ppo", "dqn", "other");
      return (request.algorithms().isEmpty() ? all : request.algorithms())
          .stream()
              .map(a -> new Result(a, "CartPole-v1", "simd", 128, 1, 4, 32, 50, 100, 0.5))
              .toList();
    }
  }
}
