package io.terrarium.engine.format;

import io.terrarium.engine.proto.PhaseMessage;
import io.terrarium.engine.proto.RoundKeyMessage;
import io.terrarium.engine.proto.SearchStateMessage;
import io.terrarium.engine.proto.VectorMessage;
import io.terrarium.file.FloatList;
import io.terrarium.meta.Phase;
import io.terrarium.strategy.SearchState;

/** The Protobuf form of a round's name and of a search state. */
public final class RoundFormat {

  private RoundFormat() {}

  public static RoundKeyMessage write(RoundKey key) {
    return RoundKeyMessage.newBuilder()
        .setRun(key.run())
        .setGeneration(key.generation())
        .setPhase(write(key.phase()))
        .build();
  }

  public static RoundKey read(RoundKeyMessage message) {
    WireChecks.atLeast(0, message.getGeneration(), "generation");
    return new RoundKey(
        WireChecks.text(message.getRun(), "the run"),
        message.getGeneration(),
        read(message.getPhase()));
  }

  private static PhaseMessage write(Phase phase) {
    return switch (phase) {
      case POPULATION -> PhaseMessage.PHASE_POPULATION;
      case MEAN -> PhaseMessage.PHASE_MEAN;
    };
  }

  private static Phase read(PhaseMessage phase) {
    return switch (phase) {
      case PHASE_POPULATION -> Phase.POPULATION;
      case PHASE_MEAN -> Phase.MEAN;
      case PHASE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("its phase must be population or mean");
    };
  }

  public static SearchStateMessage write(SearchState state) {
    SearchStateMessage.Builder builder =
        SearchStateMessage.newBuilder()
            .addAllMean(FloatList.list(state.mean()))
            .addAllSigma(FloatList.list(state.sigma()));
    state.vectors().values().forEach(vector -> builder.addMemory(write(vector)));
    return builder.build();
  }

  private static VectorMessage write(float[] vector) {
    return VectorMessage.newBuilder().addAllValues(FloatList.list(vector)).build();
  }

  /** Reads a state; it refuses a mean and a sigma of different lengths itself. */
  public static SearchState read(SearchStateMessage message) {
    return SearchState.unnamed(
        FloatList.array(message.getMeanList()),
        FloatList.array(message.getSigmaList()),
        message.getMemoryList().stream().map(v -> FloatList.array(v.getValuesList())).toList());
  }
}
