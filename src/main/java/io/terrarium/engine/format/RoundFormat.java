package io.terrarium.engine.format;

import io.terrarium.engine.proto.PhaseMessage;
import io.terrarium.engine.proto.RoundKeyMessage;
import io.terrarium.engine.proto.SearchStateMessage;
import io.terrarium.engine.proto.VectorMessage;
import io.terrarium.meta.Phase;
import io.terrarium.strategy.SearchState;
import java.util.List;

/** A round's name and data as Protobuf. */
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
    SearchStateMessage.Builder builder = SearchStateMessage.newBuilder();
    for (int i = 0; i < state.dimensions(); i++) {
      builder.addMean(state.mean()[i]).addSigma(state.sigma()[i]);
    }
    state.memory().forEach(vector -> builder.addMemory(write(vector)));
    return builder.build();
  }

  private static VectorMessage write(float[] vector) {
    VectorMessage.Builder builder = VectorMessage.newBuilder();
    for (float value : vector) {
      builder.addValues(value);
    }
    return builder.build();
  }

  /** The state itself refuses a mean and a sigma of different lengths. */
  public static SearchState read(SearchStateMessage message) {
    return new SearchState(
        floats(message.getMeanList()),
        floats(message.getSigmaList()),
        message.getMemoryList().stream().map(v -> floats(v.getValuesList())).toList());
  }

  private static float[] floats(List<Float> values) {
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return array;
  }
}
