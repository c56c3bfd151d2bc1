package io.terrarium.task;

import com.typesafe.config.Config;
import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.env.ActionSpace;
import io.terrarium.file.BadInput;
import io.terrarium.file.FloatList;
import io.terrarium.file.InvalidMessage;
import io.terrarium.file.SavedFile;
import io.terrarium.file.VisibleText;
import io.terrarium.hocon.HoconFile;
import io.terrarium.hocon.Section;
import io.terrarium.registry.Registry;
import io.terrarium.result.ActionSpaceCodec;
import io.terrarium.result.SpaceCodec;
import io.terrarium.result.SyntheticCodec;
import io.terrarium.run.proto.DiscoveryMessage;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The file of a run's result: it is {@code scb.pb} for a synthetic environment and has another name
 * for each other kind of task. The file itself says its kind.
 */
public final class DiscoveryFile {

  private DiscoveryFile() {}

  /** Writes a discovery atomically; equal discoveries give the same bytes everywhere. */
  public static void write(Path file, Discovery discovery) {
    DiscoveryMessage.Builder message =
        DiscoveryMessage.newBuilder()
            .setEnvironment(discovery.environment())
            .setObservationSize(discovery.observationSize())
            .setActions(ActionSpaceCodec.encoded(discovery.actions()))
            .setEvaluationEnvironments(discovery.environments())
            .setEpisodeLimit(discovery.episodeLimit())
            .addAllParameters(FloatList.list(discovery.parameters()));
    discovery.agents().forEach(space -> message.addAgents(SpaceCodec.encoded(space)));
    encode(discovery.task(), message);
    kind(message).write(file, message.build());
  }

  /** The shape of a synthetic environment has a message of its own, which older builds know. */
  private static void encode(TaskSettings<?> task, DiscoveryMessage.Builder message) {
    task.scb()
        .ifPresentOrElse(
            spec -> message.setSynthetic(SyntheticCodec.encoded(spec)),
            () -> message.setTask(task.kind().name()).setSettings(text(task)));
  }

  private static String text(TaskSettings<?> task) {
    return task.lines().entrySet().stream()
        .map(line -> line.getKey() + " = " + line.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static SavedFile kind(DiscoveryMessage.Builder message) {
    return message.getTask().isEmpty() ? SavedFile.SCB : SavedFile.RESULT;
  }

  /**
   * Reads a discovery.
   *
   * @param kinds the kinds of tasks that it may be of
   * @throws BadInput if the file is truncated, damaged, newer or not a result, or of a kind of task
   *     that is not registered
   */
  public static Discovery read(Path file, Registry<TaskKind<?>> kinds) {
    SavedFile kind = kind(file, kinds);
    DiscoveryMessage message = kind.read(file, DiscoveryMessage.parser());
    try {
      return discovery(message, task(file, message, kinds));
    } catch (InvalidMessage e) {
      throw kind.refused(file, "is a damaged " + kind.label() + " file: " + e.getMessage());
    }
  }

  /** The kind that a file has to be: what a damaged one was to hold, its name says. */
  private static SavedFile kind(Path file, Registry<TaskKind<?>> kinds) {
    String name = String.valueOf(file.getFileName());
    boolean isNamedSo =
        kinds.all().stream()
            .anyMatch(kind -> !kind.name().equals(ScbTask.NAME) && kind.resultFile().equals(name));
    return SavedFile.kindOf(file).map(found -> found == SavedFile.RESULT).orElse(isNamedSo)
        ? SavedFile.RESULT
        : SavedFile.SCB;
  }

  private static TaskSettings<?> task(
      Path file, DiscoveryMessage message, Registry<TaskKind<?>> kinds) {
    return message.getTask().isEmpty()
        ? new TaskSettings<>(new ScbTask(), SyntheticCodec.decoded(message.getSynthetic()))
        : settings(file, known(message.getTask(), file, kinds), message.getSettings());
  }

  /**
   * The kind of a name that a file has.
   *
   * @throws BadInput if it is not one of these kinds
   */
  public static TaskKind<?> known(String name, Path file, Registry<TaskKind<?>> kinds) {
    if (!kinds.names().contains(name)) {
      throw new BadInput(
          "%s is of the task %s, which is not known here; put the plugin that brings it into plugins/ (known are %s)."
              .formatted(file, VisibleText.of(name), String.join(", ", kinds.names())));
    }
    return kinds.named(name);
  }

  /**
   * The settings that a result has as text. It is read alone: a result may come from anywhere, so
   * nothing in it may name a file.
   */
  private static TaskSettings<?> settings(Path file, TaskKind<?> kind, String text) {
    try {
      Config all = HoconFile.parseAlone(text, file.toString());
      requireKnown(kind, all);
      Section root = new Section("", all.root(), file.toString());
      return TaskSettings.read(kind, root.sectionOrEmpty(kind.section().name()));
    } catch (BadInput e) {
      throw new InvalidMessage("its settings cannot be read (" + e.getMessage() + ")");
    }
  }

  private static void requireKnown(TaskKind<?> kind, Config settings) {
    settings.entrySet().stream()
        .map(Map.Entry::getKey)
        .filter(path -> !kind.section().paths().contains(path))
        .findFirst()
        .ifPresent(
            path -> {
              throw new InvalidMessage(
                  "its setting %s is not one of the task %s here"
                      .formatted(VisibleText.of(path), kind.name()));
            });
  }

  private static Discovery discovery(DiscoveryMessage message, TaskSettings<?> task) {
    Discovery discovery =
        new Discovery(
            InvalidMessage.requireText(message.getEnvironment(), "environment"),
            InvalidMessage.requireSize(message.getObservationSize(), "observation size"),
            ActionSpaceCodec.decoded(message.getActions()),
            task,
            FloatList.array(message.getParametersList()),
            agents(message),
            InvalidMessage.requirePositive(
                message.getEvaluationEnvironments(), "evaluation environments"),
            InvalidMessage.requirePositive(message.getEpisodeLimit(), "episode limit"));
    task.scb().ifPresent(spec -> requireParameters(discovery, spec));
    return discovery;
  }

  private static List<HyperparameterSpace> agents(DiscoveryMessage message) {
    InvalidMessage.requirePositive(message.getAgentsCount(), "number of algorithms");
    return message.getAgentsList().stream().map(SpaceCodec::decoded).toList();
  }

  /**
   * Checks the number of parameters. Other kinds can only be checked when an environment and
   * algorithms are at hand.
   */
  private static void requireParameters(Discovery discovery, ScbSpec spec) {
    int expected = parameters(spec, discovery.observationSize(), discovery.actions());
    if (discovery.parameters().length != expected) {
      throw new InvalidMessage(
          discovery.parameters().length + " parameters where its networks have " + expected);
    }
  }

  private static int parameters(ScbSpec spec, int observationSize, ActionSpace actions) {
    try {
      return new ScbShape(spec, observationSize, actions).parameters();
    } catch (ArithmeticException e) {
      throw new InvalidMessage("its networks are too large to count");
    }
  }
}
