package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.terrarium.task.TaskKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A task that is no synthetic environment and that the program does not know: the weights of a
 * policy are evolved. It comes in a jar of its own, and everything that runs an experiment runs it.
 */
class PolicyTaskProcessTest {

  private static final String[] FILES = {"experiment.conf", "metrics.csv", "policy.pb"};

  @TempDir private Path directory;

  @RegisterExtension private final Cluster cluster = Cluster.of(2);

  private Program program;

  @BeforeEach
  void make_the_plugin() throws Exception {
    Path jar = Files.createDirectory(directory.resolve("plugins")).resolve("policy.jar");
    Path scratch = Files.createDirectory(directory.resolve("scratch"));
    PluginJar.write(jar, scratch, TaskKind.class, "PolicyTask", "PolicyProblem");
    program = Program.with().withJar(jar);
  }

  @Test
  void a_run_has_a_result_and_a_table_of_its_own_and_is_the_same_after_a_kill_and_on_a_cluster()
      throws Exception {
    Path run = directory.resolve("run");
    Ended ended = program.run(evolve(run, "--json")).well();

    JsonArray table = JsonParser.parseString(ended.out()).getAsJsonArray();
    assertThat(table).hasSize(1);
    assertThat(table.get(0).getAsJsonObject().get("algorithm").getAsString()).isEqualTo("ppo");
    assertThat(ended.err()).contains("The result is policy.pb in ");
    assertThat(run.resolve("scb.pb")).doesNotExist();
    assertThat(Files.readAllLines(run.resolve("experiment.conf")))
        .contains("task = \"policy\"", "policy.scale = 2")
        .noneMatch(line -> line.startsWith("synthetic."));
    assertThat(program.run("evaluate", run.toString(), "--json").well().out())
        .isEqualTo(ended.out());

    Path killed = directory.resolve("killed");
    program.start(evolve(killed)).until("generation 2/4").kill();
    program.run(evolve(killed)).well();
    Tiny.assertSame(killed, run, FILES);

    cluster.start(0, program);
    cluster.start(1, program);
    cluster.awaitUp(2);
    Path followed = cluster.followed();
    cluster.command(program, evolve(followed)).end().well();
    Tiny.assertSame(followed, run, FILES);
  }

  private static String[] evolve(Path run, String... more) {
    String[] own = {"--set", "task=policy", "--set", "algorithms=[ppo]", "--set", "policy.scale=2"};
    return Tiny.evolve(
        run, 2, Stream.concat(Stream.of(own), Stream.of(more)).toArray(String[]::new));
  }
}
