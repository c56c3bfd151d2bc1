package io.terrarium.cluster.replica;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorRef;
import akka.actor.ActorSystem;
import akka.actor.Props;
import akka.cluster.ddata.DurableStore;
import akka.cluster.ddata.DurableStore.DurableDataEnvelope;
import akka.testkit.javadsl.TestKit;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.terrarium.cluster.wire.SampleMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A node's own copies, as Akka's replicator sees them. Its main writes those of a new version, into
 * the folder that is its argument; files that are there stay as they are for ever.
 */
class DurableFilesTest {

  private static final ActorSystem SYSTEM =
      ActorSystem.create("durable", ConfigFactory.load("application-test"));

  @TempDir Path folder;

  private final TestKit replicator = new TestKit(SYSTEM);

  @AfterAll
  static void shut_down() {
    SYSTEM.terminate();
  }

  public static void main(String[] arguments) {
    new DurableFilesTest().keepSamples(Path.of(arguments[0]));
    SYSTEM.terminate();
  }

  @Test
  void what_was_stored_is_loaded_by_the_next() {
    keepSamples(folder);
    assertSamples(loaded(), SampleMessages.ofRun(), SampleMessages.ofBlock());
  }

  @Test
  void files_of_version_1_are_read() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/engine/durable-v1"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    assertSamples(loaded(), SampleMessages.ofRunOfVersion1(), SampleMessages.ofUntimedBlock());
  }

  @Test
  void a_damaged_file_is_put_aside_and_the_others_are_loaded() throws IOException {
    keepSamples(folder);
    Path run = folder.resolve("terrarium-run.pb");
    byte[] bytes = Files.readAllBytes(run);
    bytes[bytes.length / 2] ^= 1;
    Files.write(run, bytes);
    assertThat(loaded()).containsOnlyKeys("terrarium-block-11-0");
    assertThat(folder.resolve("terrarium-run.pb.damaged")).hasBinaryContent(bytes);
    assertThat(run).doesNotExist();
  }

  @Test
  void what_the_disk_refuses_is_answered_so_and_told_to_whom_it_may_concern() throws IOException {
    Files.createDirectory(folder.resolve("terrarium-run.pb"));
    TestKit concerned = new TestKit(SYSTEM);
    SYSTEM.getEventStream().subscribe(concerned.getRef(), Replicas.Refused.class);
    store(files(folder), "terrarium-run", SampleMessages.ofRun());
    assertThat(replicator.expectMsgClass(String.class)).isEqualTo("not stored");
    Replicas.Refused refused = concerned.expectMsgClass(Replicas.Refused.class);
    assertThat(refused.key()).isEqualTo("terrarium-run");
    assertThat(refused.sentence())
        .startsWith(folder.resolve("terrarium-run.pb") + " cannot be written");
  }

  @Test
  void a_name_that_is_no_file_of_the_folder_is_refused() {
    store(files(folder), "../terrarium-run", SampleMessages.ofRun());
    assertThat(replicator.expectMsgClass(String.class)).isEqualTo("not stored");
    assertThat(folder.resolve("../terrarium-run.pb")).doesNotExist();
  }

  private static void assertSamples(Map<String, Register> loaded, Register run, Register block) {
    assertThat(loaded)
        .usingRecursiveComparison()
        .withEqualsForType(Float::equals, Float.class)
        .ignoringAllOverriddenEquals()
        .isEqualTo(Map.of("terrarium-run", run, "terrarium-block-11-0", block));
  }

  private void keepSamples(Path where) {
    ActorRef files = files(where);
    store(files, "terrarium-run", SampleMessages.ofRun());
    assertThat(replicator.expectMsgClass(String.class)).isEqualTo("stored");
    store(files, "terrarium-block-11-0", SampleMessages.ofBlock());
    assertThat(replicator.expectMsgClass(String.class)).isEqualTo("stored");
  }

  private void store(ActorRef files, String key, Register register) {
    files.tell(
        new DurableStore.Store(
            key,
            new DurableDataEnvelope(register),
            Option.apply(new DurableStore.StoreReply("stored", "not stored", replicator.getRef()))),
        replicator.getRef());
  }

  private Map<String, Register> loaded() {
    files(folder).tell(DurableStore.LoadAll$.MODULE$, replicator.getRef());
    DurableStore.LoadData data = replicator.expectMsgClass(DurableStore.LoadData.class);
    replicator.expectMsg(DurableStore.LoadAllCompleted$.MODULE$);
    return CollectionConverters.asJava(data.data()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> (Register) entry.getValue().data()));
  }

  private static ActorRef files(Path where) {
    return SYSTEM.actorOf(
        Props.create(
            DurableFiles.class,
            ConfigFactory.empty()
                .withValue("terrarium.folder", ConfigValueFactory.fromAnyRef(where.toString()))));
  }
}
