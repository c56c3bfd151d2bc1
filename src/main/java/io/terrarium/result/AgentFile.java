package io.terrarium.result;

import io.terrarium.agent.TrainedAgent;
import io.terrarium.file.BadInput;
import io.terrarium.file.FloatList;
import io.terrarium.file.InvalidMessage;
import io.terrarium.file.SavedFile;
import io.terrarium.run.proto.AgentMessage;
import io.terrarium.run.proto.HyperparameterMessage;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The file of one trained agent, which can be used without the run that trained it. */
public final class AgentFile {

  private AgentFile() {}

  /** Writes an agent atomically. */
  public static void write(Path file, SavedAgent saved) {
    TrainedAgent agent = saved.agent();
    AgentMessage.Builder message =
        AgentMessage.newBuilder()
            .setAlgorithm(agent.algorithm())
            .setEnvironment(agent.environment())
            .setActivation(agent.activation())
            .addAllParameters(FloatList.list(agent.parameters()))
            .setEvaluationEnvironments(saved.environments())
            .setEpisodeLimit(saved.episodeLimit());
    agent
        .hyperparameters()
        .forEach(
            (name, value) ->
                message.addHyperparameters(
                    HyperparameterMessage.newBuilder().setName(name).setValue(value)));
    SavedFile.AGENT.write(file, message.build());
  }

  /**
   * Reads an agent. It is not checked that the number of parameters fits the algorithm, since only
   * the algorithm knows that.
   *
   * @throws BadInput if the file is truncated, damaged, newer or none
   */
  public static SavedAgent read(Path file) {
    AgentMessage message = SavedFile.AGENT.read(file, AgentMessage.parser());
    try {
      return new SavedAgent(
          agent(message),
          InvalidMessage.requirePositive(
              message.getEvaluationEnvironments(), "evaluation environments"),
          InvalidMessage.requirePositive(message.getEpisodeLimit(), "episode limit"));
    } catch (InvalidMessage e) {
      throw SavedFile.AGENT.refused(file, "is a damaged agent file: " + e.getMessage());
    }
  }

  private static TrainedAgent agent(AgentMessage message) {
    Map<String, Double> hyperparameters = new LinkedHashMap<>();
    message
        .getHyperparametersList()
        .forEach(each -> hyperparameters.put(each.getName(), each.getValue()));
    return new TrainedAgent(
        InvalidMessage.requireText(message.getAlgorithm(), "algorithm"),
        InvalidMessage.requireText(message.getEnvironment(), "environment"),
        SpaceCodec.activation(message.getActivation()),
        Collections.unmodifiableMap(hyperparameters),
        FloatList.array(message.getParametersList()));
  }
}
