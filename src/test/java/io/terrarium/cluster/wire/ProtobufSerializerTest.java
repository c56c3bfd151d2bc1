package io.terrarium.cluster.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.ExtendedActorSystem;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import io.terrarium.engine.Supervisor;
import io.terrarium.engine.Supervisor.Answer;
import io.terrarium.engine.Worker;
import io.terrarium.engine.WorkerGroup;
import io.terrarium.engine.format.RoundKey;
import io.terrarium.engine.proto.LeaseMessage;
import io.terrarium.engine.proto.PhaseMessage;
import io.terrarium.engine.proto.RoundKeyMessage;
import io.terrarium.engine.proto.SearchMessage;
import io.terrarium.engine.proto.SearchStateMessage;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Phase;
import io.terrarium.strategy.SearchState;
import java.io.NotSerializableException;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

class ProtobufSerializerTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final ActorRef<Worker.Lease> WORKER = KIT.<Worker.Lease>createTestProbe().getRef();
  private static final ActorRef<WorkerGroup.Search> GROUP =
      KIT.<WorkerGroup.Search>createTestProbe().getRef();

  private final ProtobufSerializer serializer =
      new ProtobufSerializer((ExtendedActorSystem) Adapter.toClassic(KIT.system()));

  @AfterContainer
  static void shut_down() {
    KIT.shutdownTestKit();
  }

  @Property(tries = 300)
  void every_message_comes_back_as_it_went(@ForAll("messages") Object message) throws Exception {
    Object back = serializer.fromBinary(serializer.toBinary(message), serializer.manifest(message));
    assertThat(back)
        .usingRecursiveComparison()
        .withEqualsForType(Float::equals, Float.class)
        .isEqualTo(message);
  }

  @Example
  void refuses_a_kind_it_does_not_know() {
    assertThatThrownBy(() -> serializer.fromBinary(new byte[0], "java.lang.Runtime"))
        .isInstanceOf(NotSerializableException.class)
        .hasMessage(
            "A message of kind 'java.lang.Runtime' cannot be read: there is no message of that kind.");
  }

  @Example
  void refuses_a_newer_version() {
    byte[] bytes = lease().setVersion(2).build().toByteArray();
    assertRefused(bytes, "lease", "its version must be 1, is 2");
  }

  @Example
  void refuses_negative_and_missing_indices() {
    assertRefused(
        lease().addIndices(-3).build().toByteArray(),
        "lease",
        "an index must be at least 0, is -3");
    assertRefused(lease().clearIndices().build().toByteArray(), "lease", "indices is missing");
  }

  @Example
  void refuses_a_mean_and_a_sigma_of_different_lengths() {
    SearchMessage search =
        SearchMessage.newBuilder()
            .setVersion(1)
            .setState(SearchStateMessage.newBuilder().addMean(1).addMean(2).addSigma(1))
            .build();
    assertRefused(
        search.toByteArray(), "search", "mean and sigma must be of one length, are 2 and 1");
  }

  @Example
  void refuses_an_unknown_phase() {
    byte[] bytes = lease().setRound(key().toBuilder().setPhaseValue(9)).build().toByteArray();
    assertRefused(bytes, "lease", "its phase must be population or mean");
  }

  private void assertRefused(byte[] bytes, String manifest, String why) {
    assertThatThrownBy(() -> serializer.fromBinary(bytes, manifest))
        .isInstanceOf(NotSerializableException.class)
        .hasMessage("A message of kind '%s' cannot be read: %s.", manifest, why);
  }

  private static LeaseMessage.Builder lease() {
    return LeaseMessage.newBuilder().setVersion(1).setRound(key()).setNumber(1).addIndices(0);
  }

  private static RoundKeyMessage key() {
    return RoundKeyMessage.newBuilder()
        .setRun("run")
        .setGeneration(1)
        .setPhase(PhaseMessage.PHASE_MEAN)
        .build();
  }

  @Provide
  Arbitrary<Object> messages() {
    return Arbitraries.oneOf(requests(), dones(), faileds(), searches(), leases());
  }

  private static Arbitrary<Object> requests() {
    return Combinators.combine(
            Arbitraries.strings(),
            numbers(),
            Arbitraries.integers().between(1, 1 << 20),
            Arbitraries.longs().greaterOrEqual(0).optional())
        .as(
            (run, number, batch, knows) ->
                new Supervisor.RequestWork(
                    run,
                    WORKER,
                    GROUP,
                    number,
                    batch,
                    knows.map(OptionalLong::of).orElse(OptionalLong.empty())));
  }

  private static Arbitrary<Long> numbers() {
    return Arbitraries.longs().greaterOrEqual(1);
  }

  private static Arbitrary<Object> dones() {
    return Combinators.combine(keys(), numbers(), answers().list().ofMinSize(1).ofMaxSize(5))
        .as((key, number, answers) -> new Supervisor.UnitsDone(key, WORKER, number, answers));
  }

  private static Arbitrary<Answer> answers() {
    return Combinators.combine(
            Arbitraries.integers().greaterOrEqual(0),
            Arbitraries.oneOf(Arbitraries.floats(), Arbitraries.just(Float.NaN)),
            Arbitraries.longs().greaterOrEqual(0))
        .as((index, fitness, steps) -> new Answer(index, new Outcome(fitness, steps)));
  }

  private static Arbitrary<Object> faileds() {
    return Combinators.combine(keys(), numbers(), indices(), Arbitraries.strings())
        .as(
            (key, number, indices, cause) ->
                new Supervisor.UnitsFailed(key, WORKER, number, indices, cause));
  }

  private static Arbitrary<Object> searches() {
    return Combinators.combine(
            Arbitraries.strings(), Arbitraries.longs().greaterOrEqual(0), states())
        .as(WorkerGroup.Search::new);
  }

  private static Arbitrary<SearchState> states() {
    Arbitrary<float[]> vectors = Arbitraries.floats().array(float[].class).ofMaxSize(6);
    return Combinators.combine(vectors, vectors.list().ofMaxSize(2))
        .as((mean, memory) -> SearchState.unnamed(mean, reversed(mean), memory));
  }

  private static float[] reversed(float[] vector) {
    float[] reversed = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      reversed[i] = vector[vector.length - 1 - i];
    }
    return reversed;
  }

  private static Arbitrary<Object> leases() {
    return Combinators.combine(keys(), numbers(), indices()).as(Worker.Lease::new);
  }

  private static Arbitrary<List<Integer>> indices() {
    return Arbitraries.integers().greaterOrEqual(0).list().ofMinSize(1).ofMaxSize(5);
  }

  private static Arbitrary<RoundKey> keys() {
    return Combinators.combine(
            Arbitraries.strings(),
            Arbitraries.longs().greaterOrEqual(0),
            Arbitraries.of(Phase.class))
        .as(RoundKey::new);
  }
}
