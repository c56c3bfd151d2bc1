package io.terrarium.result;

import io.terrarium.env.ActionSpace;
import io.terrarium.env.ActionSpace.Box;
import io.terrarium.env.ActionSpace.Discrete;
import io.terrarium.file.InvalidMessage;
import io.terrarium.run.proto.ActionSpaceMessage;

/** Converts action spaces to messages and back. */
public final class ActionSpaceCodec {

  private ActionSpaceCodec() {}

  public static ActionSpaceMessage encoded(ActionSpace space) {
    ActionSpaceMessage.Builder message = ActionSpaceMessage.newBuilder();
    if (space instanceof Box box) {
      message.getBoxBuilder().setSize(box.size()).setLow(box.low()).setHigh(box.high());
    } else {
      message.getDiscreteBuilder().setSize(space.size());
    }
    return message.build();
  }

  public static ActionSpace decoded(ActionSpaceMessage message) {
    return switch (message.getSpaceCase()) {
      case DISCRETE ->
          new Discrete(
              InvalidMessage.requireSize(message.getDiscrete().getSize(), "number of actions"));
      case BOX ->
          new Box(
              InvalidMessage.requireSize(message.getBox().getSize(), "action size"),
              message.getBox().getLow(),
              message.getBox().getHigh());
      case SPACE_NOT_SET -> throw new InvalidMessage("its action space is of no known kind");
    };
  }
}
