package io.terrarium.result;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.file.BadInput;
import io.terrarium.file.FloatList;
import io.terrarium.file.InvalidMessage;
import io.terrarium.file.SavedFile;
import io.terrarium.run.proto.DiscoveryMessage;
import io.terrarium.scb.Scb;
import io.terrarium.scb.ScbShape;
import java.nio.file.Path;
import java.util.List;

/** {@code scb.pb}: a run's result. */
public final class ScbFile {

  private ScbFile() {}

  /** Writes a discovery atomically; equal discoveries are the same bytes everywhere. */
  public static void write(Path file, Discovery discovery) {
    Scb scb = discovery.scb();
    DiscoveryMessage.Builder message =
        DiscoveryMessage.newBuilder()
            .setEnvironment(discovery.environment())
            .setObservationSize(scb.observationSize())
            .setActions(ActionSpaceCodec.encoded(scb.actions()))
            .setSynthetic(SyntheticCodec.encoded(scb.spec()))
            .setEvaluationEnvironments(discovery.environments())
            .setEpisodeLimit(discovery.episodeLimit())
            .addAllParameters(FloatList.list(scb.parameters()));
    discovery.agents().forEach(space -> message.addAgents(SpaceCodec.encoded(space)));
    SavedFile.SCB.write(file, message.build());
  }

  /**
   * Reads a discovery.
   *
   * @throws BadInput where the file is truncated, damaged, newer or none
   */
  public static Discovery read(Path file) {
    DiscoveryMessage message = SavedFile.SCB.read(file, DiscoveryMessage.parser());
    try {
      return discovery(message);
    } catch (InvalidMessage e) {
      throw SavedFile.SCB.refused(file, "is a damaged SCB file: " + e.getMessage());
    }
  }

  private static Discovery discovery(DiscoveryMessage message) {
    return new Discovery(
        InvalidMessage.requireText(message.getEnvironment(), "environment"),
        scb(message),
        agents(message),
        InvalidMessage.requirePositive(
            message.getEvaluationEnvironments(), "evaluation environments"),
        InvalidMessage.requirePositive(message.getEpisodeLimit(), "episode limit"));
  }

  private static List<HyperparameterSpace> agents(DiscoveryMessage message) {
    InvalidMessage.requirePositive(message.getAgentsCount(), "number of algorithms");
    return message.getAgentsList().stream().map(SpaceCodec::decoded).toList();
  }

  private static Scb scb(DiscoveryMessage message) {
    Scb scb =
        new Scb(
            SyntheticCodec.decoded(message.getSynthetic()),
            InvalidMessage.requireSize(message.getObservationSize(), "observation size"),
            ActionSpaceCodec.decoded(message.getActions()),
            FloatList.array(message.getParametersList()));
    int parameters = parameters(scb);
    if (scb.parameters().length != parameters) {
      throw new InvalidMessage(
          scb.parameters().length + " parameters where its networks have " + parameters);
    }
    return scb;
  }

  private static int parameters(Scb scb) {
    try {
      return new ScbShape(scb.spec(), scb.observationSize(), scb.actions()).parameters();
    } catch (ArithmeticException e) {
      throw new InvalidMessage("its networks are too large to count");
    }
  }
}
