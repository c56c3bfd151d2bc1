package io.terrarium.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.golden.Npz;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointFileTest {

  @Test
  void a_checkpoint_of_a_discrete_environment_has_the_published_parameters() {
    ScbNetworks scb = CheckpointFile.read(golden("scb_CartPole-v1.pkl"));

    assertThat(scb.initialState().sizes()).containsExactly(4, 32, 4);
    assertThat(scb.reward().sizes()).containsExactly(6, 32, 1);
    assertThat(scb.parameters()).containsExactly(parameters("scb_CartPole-v1.npz"));
  }

  @Test
  void a_checkpoint_of_a_continuous_environment_has_the_published_parameters() {
    ScbNetworks scb = CheckpointFile.read(golden("scb_Pendulum-v1.pkl"));

    assertThat(scb.hidden()).isEqualTo(List.of(32));
    assertThat(scb.observationSize()).isEqualTo(3);
    assertThat(scb.actionSize()).isEqualTo(1);
    assertThat(scb.parameters()).containsExactly(parameters("scb_Pendulum-v1.npz"));
  }

  private static Path golden(String file) {
    return Path.of("src/test/resources/golden", file);
  }

  private static float[] parameters(String file) {
    return Npz.golden(file)
        .concat(
            "params/initial_state/Dense_0/kernel",
            "params/initial_state/Dense_0/bias",
            "params/initial_state/Dense_1/kernel",
            "params/initial_state/Dense_1/bias",
            "params/reward/Dense_0/kernel",
            "params/reward/Dense_0/bias",
            "params/reward/Dense_1/kernel",
            "params/reward/Dense_1/bias");
  }
}
