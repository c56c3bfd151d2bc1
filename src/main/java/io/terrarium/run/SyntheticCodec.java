package io.terrarium.run;

import io.terrarium.compute.Activation;
import io.terrarium.run.proto.SyntheticMessage;
import io.terrarium.scb.Latent;
import io.terrarium.scb.ScbSpec;
import java.util.List;
import java.util.Locale;

/** Shapes of synthetic environments as messages. */
final class SyntheticCodec {

  private SyntheticCodec() {}

  static SyntheticMessage encoded(ScbSpec spec) {
    return SyntheticMessage.newBuilder()
        .setHorizon(spec.horizon())
        .addAllHidden(spec.hidden())
        .setActivation(spec.activation().name().toLowerCase(Locale.ROOT))
        .setLatent(spec.latent().name().toLowerCase(Locale.ROOT))
        .build();
  }

  static ScbSpec decoded(SyntheticMessage message) {
    if (message.getHorizon() != 1) {
      throw new Malformed("its horizon is " + message.getHorizon() + ", not 1");
    }
    List<Integer> hidden =
        message.getHiddenList().stream()
            .map(size -> Malformed.requireSize(size, "hidden size"))
            .toList();
    return new ScbSpec(
        1,
        hidden,
        named(Activation.class, message.getActivation()),
        named(Latent.class, message.getLatent()));
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name) {
    for (E each : type.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
        return each;
      }
    }
    String label = type.getSimpleName().toLowerCase(Locale.ROOT);
    throw new Malformed("its " + label + " \"" + name + "\" is not known");
  }
}
