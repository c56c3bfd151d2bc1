package io.terrarium.cluster.wire;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.SerializerWithStringManifest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.terrarium.engine.ErrorText;
import java.io.NotSerializableException;

/**
 * Akka's serializer of Terrarium's messages, by {@link WireFormat}. It refuses bytes with a {@link
 * NotSerializableException} that says why.
 */
public final class ProtobufSerializer extends SerializerWithStringManifest {

  private static final int IDENTIFIER = 1_935_831;

  private final WireFormat format;
  private final RejectedMessages rejected = new RejectedMessages();

  /** Akka calls this. */
  public ProtobufSerializer(ExtendedActorSystem system) {
    this.format = new WireFormat(ActorRefResolver.get(Adapter.toTyped(system)));
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object message) {
    return MessageKind.of(message).manifest();
  }

  @Override
  public byte[] toBinary(Object message) {
    return format.write(message).toByteArray();
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    try {
      return format.read(MessageKind.named(manifest), bytes);
    } catch (InvalidProtocolBufferException e) {
      throw rejected.of(manifest, "it is not Protobuf: " + ErrorText.of(e));
    } catch (Exception e) {
      // Exception, because resolving an actor reference throws checked ones undeclared.
      throw rejected.of(manifest, ErrorText.of(e));
    }
  }

  /** How many messages could not be read. */
  long rejected() {
    return rejected.count();
  }
}
