package io.terrarium.result;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.file.InvalidMessage;
import io.terrarium.run.proto.ChoiceMessage;
import io.terrarium.run.proto.HyperparameterSpaceMessage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts hyperparameter spaces to messages and back. The messages hold lists, since a Protobuf
 * map has no order.
 */
public final class SpaceCodec {

  private SpaceCodec() {}

  public static HyperparameterSpaceMessage encoded(HyperparameterSpace space) {
    HyperparameterSpaceMessage.Builder message =
        HyperparameterSpaceMessage.newBuilder()
            .setAlgorithm(space.algorithm())
            .setActivation(space.activation())
            .setBootstrapTimeLimit(space.bootstrapTimeLimit());
    space
        .choices()
        .forEach(
            (name, values) ->
                message.addChoices(ChoiceMessage.newBuilder().setName(name).addAllValues(values)));
    return message.build();
  }

  public static HyperparameterSpace decoded(HyperparameterSpaceMessage message) {
    Map<String, List<Double>> choices = new LinkedHashMap<>();
    for (ChoiceMessage each : message.getChoicesList()) {
      InvalidMessage.requirePositive(
          each.getValuesCount(), "number of choices of " + each.getName());
      choices.put(each.getName(), List.copyOf(each.getValuesList()));
    }
    return new HyperparameterSpace(
        InvalidMessage.requireText(message.getAlgorithm(), "algorithm"),
        Collections.unmodifiableMap(choices),
        activation(message.getActivation()),
        message.getBootstrapTimeLimit());
  }

  /**
   * @throws InvalidMessage if hidden layers cannot have it
   */
  static String activation(String name) {
    if (!HyperparameterSpace.ACTIVATIONS.contains(name)) {
      throw new InvalidMessage("its activation is " + name);
    }
    return name;
  }
}
