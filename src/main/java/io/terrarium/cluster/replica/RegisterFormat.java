package io.terrarium.cluster.replica;

import io.terrarium.engine.format.RoundFormat;
import io.terrarium.engine.format.WireChecks;
import io.terrarium.engine.proto.BlockMessage;
import io.terrarium.engine.proto.ClusterRunMessage;
import io.terrarium.engine.proto.KeptGenerationMessage;
import io.terrarium.engine.proto.RegisterMessage;
import io.terrarium.engine.proto.StandingMessage;
import io.terrarium.meta.RunState;
import io.terrarium.run.FinishedGeneration;
import io.terrarium.run.GenerationRecord;
import io.terrarium.run.Timing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The Protobuf form of replicated values. */
public final class RegisterFormat {

  /**
   * From version 2 on a run has its latest generations itself, so builds of version 1 must not keep
   * it.
   */
  private static final int VERSION = 2;

  private RegisterFormat() {}

  public static RegisterMessage write(Register register) {
    RegisterMessage.Builder message = RegisterMessage.newBuilder().setVersion(VERSION);
    if (register.entry() instanceof ClusterRun run) {
      message.setRun(write(run));
    } else {
      message.setBlock(write((GenerationBlock) register.entry()));
    }
    return message.build();
  }

  public static Register read(RegisterMessage message) {
    WireChecks.version(message.getVersion(), VERSION);
    return new Register(
        switch (message.getEntryCase()) {
          case RUN -> read(message.getRun());
          case BLOCK -> read(message.getBlock());
          case ENTRY_NOT_SET -> throw new IllegalArgumentException("the entry is missing");
        });
  }

  private static ClusterRunMessage write(ClusterRun run) {
    return ClusterRunMessage.newBuilder()
        .setId(run.id())
        .setEpoch(run.epoch())
        .setName(run.name())
        .setExperiment(run.experiment())
        .setBuild(run.build())
        .setNextGeneration(run.state().nextGeneration())
        .setStreak(run.state().streak())
        .setFailedStreak(run.state().failedStreak())
        .setSearch(RoundFormat.write(run.state().search()))
        .setStanding(write(run.standing()))
        .setSentence(run.sentence())
        .setRecent(write(run.recent()))
        .build();
  }

  private static ClusterRun read(ClusterRunMessage message) {
    WireChecks.atLeast(0, message.getNextGeneration(), "the next generation");
    WireChecks.atLeast(0, message.getStreak(), "the streak");
    WireChecks.atLeast(0, message.getFailedStreak(), "the streak of failed generations");
    RunState state =
        new RunState(
            message.getNextGeneration(),
            RoundFormat.read(message.getSearch()),
            message.getStreak(),
            message.getFailedStreak());
    return new ClusterRun(
        message.getId(),
        message.getEpoch(),
        message.getName(),
        message.getExperiment(),
        message.getBuild(),
        state,
        recent(message),
        read(message.getStanding()),
        message.getSentence());
  }

  /** The latest generations, which must end where the run stands. */
  private static GenerationBlock recent(ClusterRunMessage message) {
    GenerationBlock recent = read(message.getRecent());
    long most = Math.min(GenerationBlock.FULL, message.getNextGeneration());
    boolean endsThere =
        recent
            .last()
            .map(last -> last.record().generation() == message.getNextGeneration() - 1)
            .orElse(true);
    if (recent.generations().size() > most || !endsThere) {
      throw new IllegalArgumentException(
          "the latest generations must be at most %d and end before generation %d"
              .formatted(most, message.getNextGeneration()));
    }
    return recent;
  }

  public static StandingMessage write(RunStatus standing) {
    return switch (standing) {
      case GOING -> StandingMessage.STANDING_GOING;
      case STOPPED -> StandingMessage.STANDING_STOPPED;
      case FAILED -> StandingMessage.STANDING_FAILED;
      case COMPLETED -> StandingMessage.STANDING_COMPLETED;
    };
  }

  public static RunStatus read(StandingMessage standing) {
    return switch (standing) {
      case STANDING_GOING -> RunStatus.GOING;
      case STANDING_STOPPED -> RunStatus.STOPPED;
      case STANDING_FAILED -> RunStatus.FAILED;
      case STANDING_COMPLETED -> RunStatus.COMPLETED;
      case STANDING_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException(
              "its standing must be going, stopped, failed or completed");
    };
  }

  private static BlockMessage write(GenerationBlock block) {
    return BlockMessage.newBuilder().addAllGenerations(write(block.generations())).build();
  }

  private static GenerationBlock read(BlockMessage message) {
    return new GenerationBlock(read(message.getGenerationsList()));
  }

  public static List<KeptGenerationMessage> write(List<FinishedGeneration> generations) {
    return generations.stream().map(RegisterFormat::write).toList();
  }

  public static List<FinishedGeneration> read(List<KeptGenerationMessage> messages) {
    return messages.stream().map(RegisterFormat::read).toList();
  }

  private static KeptGenerationMessage write(FinishedGeneration kept) {
    GenerationRecord record = kept.record();
    return KeptGenerationMessage.newBuilder()
        .setGeneration(record.generation())
        .setAlgorithm(record.algorithm())
        .setEpisodeLimit(record.episodeLimit())
        .setFitnessMean(record.fitnessMean())
        .setFitnessBest(record.fitnessBest())
        .setFitnessStd(record.fitnessStd())
        .setFailed(record.failed())
        .setSigmaMean(record.sigmaMean())
        .addAllScores(record.scores())
        .setSteps(record.steps())
        .setSeconds(kept.timing().seconds())
        .setTrainings(kept.timing().trainings())
        .setFinished(kept.timing().finished().map(Instant::toEpochMilli).orElse(0L))
        .setWorkers(kept.timing().workers().orElse(0))
        .build();
  }

  private static FinishedGeneration read(KeptGenerationMessage message) {
    GenerationRecord record =
        new GenerationRecord(
            WireChecks.atLeast(0, message.getGeneration(), "a generation"),
            message.getAlgorithm(),
            message.getEpisodeLimit(),
            message.getFitnessMean(),
            message.getFitnessBest(),
            message.getFitnessStd(),
            message.getFailed(),
            message.getSigmaMean(),
            List.copyOf(message.getScoresList()),
            message.getSteps());
    return new FinishedGeneration(record, timing(message));
  }

  /** The times of a generation; a build that does not know a field leaves it 0. */
  private static Timing timing(KeptGenerationMessage message) {
    int workers = (int) WireChecks.atLeast(0, message.getWorkers(), "the workers");
    return new Timing(
        message.getFinished() == 0
            ? Optional.empty()
            : Optional.of(Instant.ofEpochMilli(message.getFinished())),
        message.getSeconds(),
        message.getTrainings(),
        workers == 0 ? OptionalInt.empty() : OptionalInt.of(workers));
  }
}
