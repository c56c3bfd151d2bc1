package io.terrarium.file;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.terrarium.run.proto.Envelope;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The kinds of files that hold a Protobuf message in an envelope with a version, the kind and a
 * checksum.
 */
public enum SavedFile {
  /** {@code checkpoint.pb}: where a run goes on. */
  CHECKPOINT("checkpoint", "put back a copy of it, or start anew in another directory with --run"),
  /** {@code scb.pb}: a synthetic environment, which is the result of a run. */
  SCB("SCB", "give an scb.pb that `terrarium evolve` wrote"),
  /** The result of a run of another kind of task. */
  RESULT("result", "give a result that `terrarium evolve` wrote"),
  /** One trained agent. */
  AGENT("agent", "give a file that `terrarium train --out` wrote"),
  /** One register of a cluster, as a node has it on its disk. */
  REPLICA("replica", "take it away: the other nodes have it too");

  /** The version of the messages inside. It grows with a change that old readers would misread. */
  private static final int VERSION = 1;

  private final String label;
  private final String cure;

  SavedFile(String label, String cure) {
    this.label = label;
    this.cure = cure;
  }

  /**
   * The kind that a file says it has; empty where it is none of these.
   *
   * @throws BadInput if it cannot be read
   */
  public static Optional<SavedFile> kindOf(Path file) {
    byte[] bytes = bytes(file);
    return Arrays.stream(values())
        .filter(
            kind -> opened(bytes).filter(each -> each.getKind().equals(kind.kind())).isPresent())
        .findFirst();
  }

  /**
   * Writes a message atomically.
   *
   * @throws BadInput if the disk refuses
   */
  public void write(Path file, Message message) {
    ByteString payload = message.toByteString();
    Envelope envelope =
        Envelope.newBuilder()
            .setVersion(VERSION)
            .setKind(kind())
            .setCrc32C(checksum(payload))
            .setPayload(payload)
            .build();
    AtomicFile.write(file, envelope.toByteArray());
  }

  /**
   * Reads a message back.
   *
   * @throws BadInput if the file is foreign, damaged or newer, or cannot be read
   */
  public <M extends Message> M read(Path file, Parser<M> parser) {
    byte[] bytes = bytes(file);
    Envelope envelope =
        opened(bytes)
            .filter(each -> each.getKind().equals(kind()))
            .orElseThrow(() -> refused(file, "is not a whole " + label + " file of Terrarium"));
    if (envelope.getVersion() > VERSION) {
      throw new BadInput(
          file
              + " has format version "
              + Integer.toUnsignedString(envelope.getVersion())
              + ", this build reads up to "
              + VERSION
              + "; use the newer Terrarium that wrote it.");
    }
    // The checksum of an empty payload is 0, and a file that was cut before its checksum has 0 too.
    boolean whole =
        !envelope.getPayload().isEmpty() && checksum(envelope.getPayload()) == envelope.getCrc32C();
    if (!whole || envelope.getVersion() < 1 || !Arrays.equals(bytes, envelope.toByteArray())) {
      throw refused(file, "is a damaged " + label + " file");
    }
    try {
      return parser.parseFrom(envelope.getPayload());
    } catch (InvalidProtocolBufferException e) {
      throw refused(file, "is a damaged " + label + " file");
    }
  }

  /** A refusal that names the file and says what to do about it. */
  public BadInput refused(Path file, String complaint) {
    return new BadInput(file + " " + complaint + "; " + cure + ".");
  }

  /** The word for this kind in a sentence. */
  public String label() {
    return label;
  }

  private String kind() {
    return "terrarium " + label;
  }

  private static Optional<Envelope> opened(byte[] bytes) {
    try {
      return Optional.of(Envelope.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  private static int checksum(ByteString payload) {
    CRC32C checksum = new CRC32C();
    checksum.update(payload.asReadOnlyByteBuffer());
    return (int) checksum.getValue();
  }

  /** The largest file that is read. This JVM could not work with a larger one. */
  private static int most() {
    return (int) Math.min(Runtime.getRuntime().maxMemory() / 4, Integer.MAX_VALUE / 2);
  }

  private static byte[] bytes(Path file) {
    return InputFile.bytes(file, most());
  }
}
