package io.terrarium.cluster.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.ActorSystem;
import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.javadsl.Adapter;
import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import com.sun.management.ThreadMXBean;
import com.typesafe.config.ConfigFactory;
import io.terrarium.engine.proto.LeaseMessage;
import io.terrarium.engine.proto.PhaseMessage;
import io.terrarium.engine.proto.RequestWorkMessage;
import io.terrarium.engine.proto.RoundKeyMessage;
import io.terrarium.engine.proto.UnitsFailedMessage;
import java.io.NotSerializableException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Bytes that no worker and no supervisor has written. */
class HostileBytesTest {

  private static final int TRIES = 100_000;
  private static final long LITTLE_MEMORY = 1 << 18;
  private static final String LONG = "a".repeat(5000);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final ActorSystem SYSTEM =
      ActorSystem.create(SampleMessages.SYSTEM, ConfigFactory.load("application-test"));

  private final ProtobufSerializer serializer =
      new ProtobufSerializer((ExtendedActorSystem) SYSTEM);

  @AfterAll
  static void shut_down() {
    SYSTEM.terminate();
  }

  @Test
  void changed_bytes_are_read_or_refused_and_take_little_memory() {
    SampleMessages samples = new SampleMessages(ActorRefResolver.get(Adapter.toTyped(SYSTEM)));
    List<byte[]> written =
        Stream.of(MessageKind.values()).map(samples::of).map(serializer::toBinary).toList();
    // once for what only a first time takes: classes, call sites
    refused(written, false);
    long before = serializer.rejected();
    assertThat(refused(written, true))
        .isBetween(TRIES / 2L, TRIES - 1L)
        .isEqualTo(serializer.rejected() - before);
  }

  private long refused(List<byte[]> written, boolean isMeasured) {
    Random random = new Random(1);
    long refused = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] bytes = mutated(written.get(random.nextInt(written.size())), random);
      MessageKind kind = MessageKind.values()[random.nextInt(written.size())];
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      refused += isRefused(bytes, kind) ? 1 : 0;
      long taken = THREADS.getCurrentThreadAllocatedBytes() - allocated;
      assertThat(isMeasured ? taken : 0).isLessThan(LITTLE_MEMORY);
    }
    return refused;
  }

  private boolean isRefused(byte[] bytes, MessageKind kind) {
    try {
      serializer.fromBinary(bytes, kind.manifest());
      return false;
    } catch (NotSerializableException refused) {
      return true;
    }
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] changed =
        switch (random.nextInt(4)) {
          case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
          case 1 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(8));
          default -> bytes.clone();
        };
    for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  @Test
  void a_length_that_is_only_claimed_takes_no_memory() {
    // Field 4, packed indices, of 2 GiB less a byte, of which there are none.
    byte[] bytes = {34, -1, -1, -1, -1, 7};
    assertThat(isRefused(bytes, MessageKind.LEASE)).isTrue();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    assertThat(isRefused(bytes, MessageKind.LEASE)).isTrue();
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(LITTLE_MEMORY);
  }

  @Test
  void names_and_causes_that_are_too_long_are_refused() {
    RoundKeyMessage key = key().toBuilder().setRun(LONG).build();
    assertRefused(
        lease().setRound(key).build(),
        "lease",
        "the length of the run must be at most 4096, is 5000");
    assertRefused(
        UnitsFailedMessage.newBuilder()
            .setVersion(1)
            .setRound(key())
            .setWorker("akka://sample/user/worker")
            .setNumber(1)
            .addIndices(0)
            .setCause(LONG)
            .build(),
        "units-failed",
        "the length of the cause must be at most 4096, is 5000");
    assertRefused(
        RequestWorkMessage.newBuilder().setVersion(1).setWorker(LONG).build(),
        "request-work",
        "the length of the worker must be at most 4096, is 5000");
  }

  @Test
  void too_many_indices_are_refused_and_as_many_as_that_are_not() {
    int most = 1 << 20;
    LeaseMessage large = lease().addAllIndices(Collections.nCopies(most, 0)).build();
    assertThatCode(() -> serializer.fromBinary(large.toByteArray(), "lease"))
        .doesNotThrowAnyException();
    assertRefused(
        large.toBuilder().addIndices(0).build(),
        "lease",
        "the number of indices must be at most 1048576, is 1048577");
  }

  @Test
  void a_message_that_is_too_large_is_refused_unread() {
    assertThatThrownBy(() -> serializer.fromBinary(new byte[(1 << 26) + 1], "search"))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("its size in bytes must be at most 67108864, is 67108865");
  }

  private void assertRefused(MessageLite message, String manifest, String why) {
    ByteString bytes = message.toByteString();
    assertThatThrownBy(() -> serializer.fromBinary(bytes.toByteArray(), manifest))
        .isInstanceOf(NotSerializableException.class)
        .hasMessage("A message of kind '%s' cannot be read: %s.", manifest, why);
  }

  private static LeaseMessage.Builder lease() {
    return LeaseMessage.newBuilder().setVersion(1).setRound(key()).setNumber(1);
  }

  private static RoundKeyMessage key() {
    return RoundKeyMessage.newBuilder().setRun("run").setPhase(PhaseMessage.PHASE_MEAN).build();
  }
}
