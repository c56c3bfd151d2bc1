package io.terrarium.result;

import io.terrarium.compute.Activation;
import io.terrarium.file.EnumText;
import io.terrarium.file.InvalidMessage;
import io.terrarium.run.proto.SyntheticMessage;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbSpec;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Converts the shapes of synthetic environments to messages and back. */
public final class SyntheticCodec {

  private SyntheticCodec() {}

  public static SyntheticMessage encoded(ScbSpec spec) {
    SyntheticMessage.Builder message =
        SyntheticMessage.newBuilder()
            .setHorizon(spec.horizon())
            .addAllHidden(spec.hidden())
            .setActivation(EnumText.of(spec.activation()))
            .setLatent(EnumText.of(spec.latent()));
    spec.latentSize().ifPresent(message::setLatentSize);
    return message.build();
  }

  public static ScbSpec decoded(SyntheticMessage message) {
    List<Integer> hidden =
        message.getHiddenList().stream()
            .map(size -> InvalidMessage.requireSize(size, "hidden size"))
            .toList();
    return new ScbSpec(
        horizon(message.getHorizon()),
        hidden,
        named(Activation.class, message.getActivation()),
        named(Latent.class, message.getLatent()),
        latentSize(message.getLatentSize()));
  }

  private static int horizon(int steps) {
    if (InvalidMessage.requirePositive(steps, "horizon") > ScbSpec.LONGEST_HORIZON) {
      throw new InvalidMessage("its horizon is " + steps);
    }
    return steps;
  }

  private static OptionalInt latentSize(int size) {
    return size == 0
        ? OptionalInt.empty()
        : OptionalInt.of(InvalidMessage.requireSize(size, "latent size"));
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name) {
    String label = type.getSimpleName().toLowerCase(Locale.ROOT);
    return EnumText.find(type, name)
        .orElseThrow(() -> new InvalidMessage("its " + label + " \"" + name + "\" is not known"));
  }
}
