package io.terrarium.cluster.replica;

import akka.actor.AbstractActor;
import akka.actor.ActorRef;
import akka.cluster.ddata.DurableStore;
import akka.cluster.ddata.DurableStore.DurableDataEnvelope;
import com.typesafe.config.Config;
import io.terrarium.engine.proto.RegisterMessage;
import io.terrarium.file.BadInput;
import io.terrarium.file.SavedFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The actor that keeps a node's own copy of what is replicated, in a file for each value, written
 * as checkpoints are. Akka's replicator acknowledges a value once it is in its file.
 */
public final class DurableFiles extends AbstractActor {

  /** The setting that names the folder. */
  public static final String FOLDER = "akka.cluster.distributed-data.durable.terrarium.folder";

  private static final Logger LOG = LoggerFactory.getLogger(DurableFiles.class);
  private static final String FILE = ".pb";

  private final Path folder;

  /** The refusal that was logged last, since writing is tried again and again. */
  private String trouble = "";

  /** Akka calls this with the settings under {@code akka.cluster.distributed-data.durable}. */
  public DurableFiles(Config durable) {
    this.folder = Path.of(durable.getString("terrarium.folder"));
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(DurableStore.LoadAll$.class, all -> loadAll())
        .match(DurableStore.Store.class, this::store)
        .build();
  }

  private void loadAll() {
    Map<String, DurableDataEnvelope> all = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + FILE)) {
      for (Path file : files) {
        load(file, all);
      }
    } catch (IOException e) {
      throw new DurableStore.LoadFailed(folder + " cannot be read", e);
    }
    if (!all.isEmpty()) {
      getSender()
          .tell(
              new DurableStore.LoadData(
                  scala.collection.immutable.Map.from(CollectionConverters.asScala(all))),
              getSelf());
    }
    getSender().tell(DurableStore.LoadAllCompleted$.MODULE$, getSelf());
  }

  /** Reads a file; a damaged one is put aside, since the other nodes have it too. */
  private static void load(Path file, Map<String, DurableDataEnvelope> all) throws IOException {
    String name = file.getFileName().toString();
    try {
      RegisterMessage message = SavedFile.REPLICA.read(file, RegisterMessage.parser());
      all.put(
          name.substring(0, name.length() - FILE.length()),
          new DurableDataEnvelope(RegisterFormat.read(message)));
    } catch (BadInput | IllegalArgumentException damaged) {
      LOG.warn("{} is put aside: {}", file, damaged.getMessage());
      Files.move(file, file.resolveSibling(name + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Refuses a name that is not plain, since names come over the wire. */
  private static void requirePlain(String key) {
    if (!key.matches("[a-z0-9-]+")) {
      throw new BadInput("A replicated value must not be called " + key + ".");
    }
  }

  private void store(DurableStore.Store store) {
    Object answer = store.reply().map(DurableStore.StoreReply::successMsg).getOrElse(() -> "");
    try {
      requirePlain(store.key());
      Register register = (Register) store.data().data();
      SavedFile.REPLICA.write(folder.resolve(store.key() + FILE), RegisterFormat.write(register));
      trouble = "";
    } catch (BadInput refused) {
      refuse(store.key(), refused.getMessage());
      answer = store.reply().map(DurableStore.StoreReply::failureMsg).getOrElse(() -> "");
    }
    if (store.reply().isDefined()) {
      ActorRef replyTo = store.reply().get().replyTo();
      replyTo.tell(answer, getSelf());
    }
  }

  private void refuse(String key, String sentence) {
    if (!sentence.equals(trouble)) {
      LOG.error("What is replicated cannot be kept here: {}", sentence);
    }
    trouble = sentence;
    getContext().getSystem().getEventStream().publish(new Replicas.Refused(key, sentence));
  }
}
