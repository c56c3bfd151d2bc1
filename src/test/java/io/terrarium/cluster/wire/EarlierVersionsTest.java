package io.terrarium.cluster.wire;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorSystem;
import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.javadsl.Adapter;
import com.typesafe.config.ConfigFactory;
import io.terrarium.cluster.Gateway;
import io.terrarium.cluster.replica.Register;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reads messages that earlier builds have written, a folder a version. Its main writes those of a
 * new version, into the folder that is its argument; files that are there stay as they are for
 * ever.
 */
class EarlierVersionsTest {

  private static final ActorSystem SYSTEM =
      ActorSystem.create(SampleMessages.SYSTEM, ConfigFactory.load("application-test"));
  private static final ProtobufSerializer SERIALIZER =
      new ProtobufSerializer((ExtendedActorSystem) SYSTEM);
  private static final SampleMessages SAMPLES =
      new SampleMessages(ActorRefResolver.get(Adapter.toTyped(SYSTEM)));

  @AfterAll
  static void shut_down() {
    SYSTEM.terminate();
  }

  public static void main(String[] arguments) throws IOException {
    for (MessageKind kind : MessageKind.values()) {
      Files.write(
          Path.of(arguments[0], kind.manifest() + ".pb"), SERIALIZER.toBinary(SAMPLES.of(kind)));
    }
    SYSTEM.terminate();
  }

  @ParameterizedTest
  @EnumSource
  void a_message_of_version_1_is_read(MessageKind kind) throws IOException {
    Object read = SERIALIZER.fromBinary(recorded("v1", kind), kind.manifest());
    assertThat(read)
        .usingRecursiveComparison()
        .withEqualsForType(Float::equals, Float.class)
        .isEqualTo(asOfVersion1(SAMPLES.of(kind)));
  }

  /** Without what was added since. */
  private static Object asOfVersion1(Object message) {
    if (message instanceof Gateway.Submit submit) {
      return new Gateway.Submit(
          submit.name(), submit.experiment(), submit.build(), 0, submit.replyTo());
    }
    if (message instanceof Gateway.Report) {
      return SampleMessages.untimedReport();
    }
    return message instanceof Register ? SampleMessages.ofRunOfVersion1() : message;
  }

  @Test
  void a_run_of_version_2_is_read_before_and_since_generations_say_when_they_were_finished()
      throws IOException {
    MessageKind kind = MessageKind.REGISTER;
    assertThat(SERIALIZER.fromBinary(recorded("v2", kind), kind.manifest()))
        .usingRecursiveComparison()
        .withEqualsForType(Float::equals, Float.class)
        .isEqualTo(SampleMessages.ofRunOfVersion2());
    assertThat(SERIALIZER.fromBinary(recorded("v2-timed", kind), kind.manifest()))
        .usingRecursiveComparison()
        .withEqualsForType(Float::equals, Float.class)
        .isEqualTo(SampleMessages.ofRun());
  }

  @Test
  void a_report_that_says_when_generations_were_finished_is_read() throws IOException {
    MessageKind kind = MessageKind.REPORT;
    assertThat(SERIALIZER.fromBinary(recorded("v2-timed", kind), kind.manifest()))
        .usingRecursiveComparison()
        .withEqualsForType(Float::equals, Float.class)
        .isEqualTo(SAMPLES.of(kind));
  }

  private static byte[] recorded(String version, MessageKind kind) throws IOException {
    String name = "/engine/" + version + "/" + kind.manifest() + ".pb";
    try (InputStream in = EarlierVersionsTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
