package io.terrarium.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.agent.HyperparameterSpace;
import io.terrarium.agent.Hyperparameters;
import io.terrarium.agent.TrainedAgent;
import io.terrarium.compute.Activation;
import io.terrarium.file.BadInput;
import io.terrarium.file.SavedFile;
import io.terrarium.math.Key;
import io.terrarium.result.AgentFile;
import io.terrarium.result.SavedAgent;
import io.terrarium.run.proto.DiscoveryMessage;
import io.terrarium.run.proto.Envelope;
import io.terrarium.run.proto.SyntheticMessage;
import io.terrarium.scb.Latent;
import io.terrarium.scb.Scb;
import io.terrarium.scb.ScbShape;
import io.terrarium.scb.ScbSpec;
import io.terrarium.strategy.SearchState;
import io.terrarium.task.Discovery;
import io.terrarium.task.DiscoveryFile;
import io.terrarium.task.ScbDiscoveries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedFilesTest {

  @TempDir Path directory;

  @Test
  void a_checkpoint_reads_back() {
    Path file = directory.resolve("checkpoint.pb");
    Checkpoint checkpoint = new Checkpoint(Samples.state(7), 1234);

    checkpoint.write(file);

    assertThat(Checkpoint.read(file)).usingRecursiveComparison().isEqualTo(checkpoint);
    assertThat(SavedFile.kindOf(file)).contains(SavedFile.CHECKPOINT);
  }

  @Test
  void a_discovery_reads_back() {
    Path file = directory.resolve("scb.pb");

    DiscoveryFile.write(file, discovery());

    assertThat(ScbDiscoveries.read(file)).usingRecursiveComparison().isEqualTo(discovery());
    assertThat(ScbDiscoveries.read(file).agents().get(0).choices().keySet())
        .containsExactly("batch-size", "learning-rate", "gamma", "double");
    assertThat(SavedFile.kindOf(file)).contains(SavedFile.SCB);
  }

  @Test
  void a_discovery_of_another_horizon_and_latent_reads_back() {
    Path file = directory.resolve("scb.pb");
    ScbSpec spec = new ScbSpec(7, List.of(2), Activation.TANH, Latent.SOFTMAX, OptionalInt.of(3));
    Scb old = discovery().scb().orElseThrow();
    int parameters = new ScbShape(spec, 4, old.actions()).parameters();
    Scb scb = new Scb(spec, 4, old.actions(), Samples.search(parameters).mean());
    Discovery discovery = ScbDiscoveries.of("CartPole-v1", scb, discovery().agents(), 50, 500);

    DiscoveryFile.write(file, discovery);

    assertThat(ScbDiscoveries.read(file)).usingRecursiveComparison().isEqualTo(discovery);
  }

  @Test
  void a_discovery_says_that_time_limits_are_bootstrapped_only_where_they_are() throws IOException {
    Path file = directory.resolve("scb.pb");
    DiscoveryFile.write(file, discovery());
    long off = Files.size(file);
    Discovery old = discovery();
    List<HyperparameterSpace> spaces =
        old.agents().stream().map(each -> each.withBootstrapTimeLimit(true)).toList();

    DiscoveryFile.write(
        file, ScbDiscoveries.of("CartPole-v1", ScbDiscoveries.scb(old), spaces, 50, 500));

    // two bytes a space: the tag and a 1
    assertThat(Files.size(file)).isEqualTo(off + 2L * spaces.size());
    assertThat(ScbDiscoveries.read(file).agents()).isEqualTo(spaces);
  }

  @Test
  void an_agent_reads_back() {
    Path file = directory.resolve("agent.pb");

    AgentFile.write(file, Samples.agent());

    assertThat(AgentFile.read(file)).usingRecursiveComparison().isEqualTo(Samples.agent());
    assertThat(SavedFile.kindOf(file)).contains(SavedFile.AGENT);
  }

  @Test
  void a_drawn_agent_is_saved_in_the_order_of_the_declaration() {
    Path file = directory.resolve("agent.pb");
    Hyperparameters drawn = discovery().agents().get(0).draw(Key.of(0));
    TrainedAgent agent =
        new TrainedAgent("ppo", "CartPole-v1", "tanh", drawn.values(), new float[] {1});

    AgentFile.write(file, new SavedAgent(agent, 50, 500));

    assertThat(AgentFile.read(file).agent().hyperparameters().keySet())
        .containsExactly("batch-size", "learning-rate", "gamma", "double");
  }

  @Test
  void files_of_version_1_are_read_for_ever() throws IOException {
    assertThat(Checkpoint.read(old("checkpoint.pb")))
        .usingRecursiveComparison()
        .isEqualTo(new Checkpoint(Samples.state(7), 1234));
    assertThat(ScbDiscoveries.read(old("scb.pb")))
        .usingRecursiveComparison()
        .isEqualTo(discovery());
    assertThat(AgentFile.read(old("agent.pb")))
        .usingRecursiveComparison()
        .isEqualTo(Samples.agent());
  }

  @Test
  void equal_values_are_the_bytes_of_version_1() throws IOException {
    Path file = directory.resolve("scb.pb");
    DiscoveryFile.write(file, discovery());

    assertThat(file).hasSameBinaryContentAs(old("scb.pb"));
  }

  @Test
  void every_flipped_bit_and_every_truncation_is_refused() throws IOException {
    requireRefusals(old("checkpoint.pb"), Checkpoint::read);
    requireRefusals(old("scb.pb"), ScbDiscoveries::read);
    requireRefusals(old("agent.pb"), AgentFile::read);
  }

  @Test
  void a_newer_file_is_refused_as_such() throws IOException {
    Path file = directory.resolve("scb.pb");
    Envelope envelope = Envelope.parseFrom(Files.readAllBytes(old("scb.pb")));
    Files.write(file, envelope.toBuilder().setVersion(2).build().toByteArray());

    assertThatThrownBy(() -> ScbDiscoveries.read(file))
        .hasMessage(
            file
                + " has format version 2, this build reads up to 1; use the newer Terrarium that wrote it.");
  }

  @Test
  void a_file_of_another_kind_is_refused() throws IOException {
    Path text = Files.writeString(directory.resolve("scb.pb"), "environment = CartPole-v1\n");

    assertThatThrownBy(() -> ScbDiscoveries.read(text))
        .hasMessage(
            text
                + " is not a whole SCB file of Terrarium; give an scb.pb that `terrarium evolve` wrote.");
    assertThatThrownBy(() -> ScbDiscoveries.read(old("checkpoint.pb")))
        .isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> ScbDiscoveries.read(directory)).hasMessageContaining("is a directory");
    assertThatThrownBy(() -> ScbDiscoveries.read(directory.resolve("none")))
        .hasMessageContaining("cannot be read");
    assertThat(SavedFile.kindOf(text)).isEmpty();
  }

  @Test
  void sizes_that_do_not_fit_the_parameters_are_refused() {
    assertThatThrownBy(() -> ScbDiscoveries.read(changed(m -> m.addParameters(1))))
        .hasMessageContaining("40 parameters where its networks have 39");
    assertThatThrownBy(() -> ScbDiscoveries.read(changed(m -> m.setObservationSize(-4))))
        .hasMessageContaining("its observation size is -4");
    assertThatThrownBy(
            () -> ScbDiscoveries.read(changed(m -> m.setObservationSize(Integer.MAX_VALUE))))
        .hasMessageContaining("its observation size is 2147483647");
    assertThatThrownBy(() -> ScbDiscoveries.read(changed(m -> synthetic(m, s -> s.setHorizon(2)))))
        .hasMessageContaining("39 parameters where its networks have 78");
    assertThatThrownBy(() -> ScbDiscoveries.read(changed(m -> synthetic(m, s -> s.setHorizon(0)))))
        .hasMessageContaining("its horizon is 0");
    assertThatThrownBy(
            () -> ScbDiscoveries.read(changed(m -> synthetic(m, s -> s.setLatentSize(-1)))))
        .hasMessageContaining("its latent size is -1");
    assertThatThrownBy(
            () -> ScbDiscoveries.read(changed(m -> synthetic(m, s -> s.setLatent("gauss")))))
        .hasMessageContaining("its latent \"gauss\" is not known");
    assertThatThrownBy(() -> ScbDiscoveries.read(changed(m -> m.clearActions())))
        .hasMessageContaining("action space");
    assertThatThrownBy(() -> ScbDiscoveries.read(changed(m -> m.clearAgents())))
        .hasMessageContaining("number of algorithms is 0");
  }

  @Test
  void a_checkpoint_of_another_size_or_length_is_refused() {
    Path file = directory.resolve("checkpoint.pb");
    Checkpoint checkpoint = new Checkpoint(Samples.state(7), 0);

    checkpoint.requireFits(Samples.search(39), 7, file);
    assertThatThrownBy(() -> checkpoint.requireFits(Samples.search(40), 7, file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has 39 parameters");
    assertThatThrownBy(() -> checkpoint.requireFits(Samples.search(39), 6, file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("after 7 generations");
  }

  @Test
  void a_checkpoint_whose_vectors_are_not_those_of_the_strategy_is_refused() {
    Path file = directory.resolve("checkpoint.pb");
    Checkpoint checkpoint = new Checkpoint(Samples.state(7), 0);
    Map<String, float[]> longer = Map.of("path", new float[3]);

    requireRefused(checkpoint, file, new SearchState(new float[39], new float[39]), "[]");
    requireRefused(
        checkpoint, file, new SearchState(new float[39], new float[39], longer), "[path of 3]");
  }

  private static void requireRefused(
      Checkpoint checkpoint, Path file, SearchState first, String expected) {
    assertThatThrownBy(() -> checkpoint.requireFits(first, 7, file))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            file
                + " has search vectors of the lengths [2] where the experiment's strategy has "
                + expected
                + "; put back a copy of it, or start anew in another directory with --run.");
  }

  private void requireRefusals(Path good, Function<Path, Object> reading) throws IOException {
    Path file = directory.resolve("damaged.pb");
    for (byte[] damaged : Samples.damaged(Files.readAllBytes(good))) {
      Files.write(file, damaged);
      assertThatThrownBy(() -> reading.apply(file), "of %s", HexFormat.of().formatHex(damaged))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining(file.toString());
      assertThat(file).hasBinaryContent(damaged);
    }
  }

  private Path changed(Function<DiscoveryMessage.Builder, DiscoveryMessage.Builder> change) {
    DiscoveryMessage message = SavedFile.SCB.read(old("scb.pb"), DiscoveryMessage.parser());
    Path file = directory.resolve("changed.pb");
    SavedFile.SCB.write(file, change.apply(message.toBuilder()).build());
    return file;
  }

  private static DiscoveryMessage.Builder synthetic(
      DiscoveryMessage.Builder discovery, Consumer<SyntheticMessage.Builder> change) {
    change.accept(discovery.getSyntheticBuilder());
    return discovery;
  }

  private Discovery discovery() {
    return Samples.experiment(directory)
        .discovery(Samples.CART_POLE, Samples.state(7).search().mean());
  }

  private static Path old(String name) {
    return Path.of("src/test/resources/run/version-1", name);
  }
}
