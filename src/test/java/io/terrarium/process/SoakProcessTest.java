package io.terrarium.process;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A long run to which something happens all the time, with the timings that ship; hours. {@code
 * -Dterrarium.soak.faults} says how many, {@code -Dterrarium.soak.seed} which.
 */
@Tag("soak")
class SoakProcessTest {

  private static final int FAULTS = Integer.getInteger("terrarium.soak.faults", 100);
  private static final long SEED = Long.getLong("terrarium.soak.seed", 1);
  private static final int GENERATIONS_EACH = 40;
  private static final int NODES = 3;

  /** So many that a fault's generations take about as long as the fault, on two cores. */
  private static final int POPULATION = 120;

  /** What the same run may take where nothing happens to it. */
  private static final Duration UNDISTURBED = Duration.ofHours(3);

  /** What may happen to nodes. */
  private enum Fault {
    /** {@code kill -9} of one that works. */
    WORKER_KILLED,
    /** {@code kill -9} of the one that the run lives on. */
    HOST_KILLED,
    /** Of two at once: no majority is left. */
    TWO_KILLED,
    ALL_KILLED,
    /** For less time than a node is taken for dead after. */
    PAUSED_SHORTLY,
    HOST_PAUSED,
    /** Ctrl-C. */
    LEFT
  }

  private final Random random = new Random(SEED);

  @RegisterExtension private final Cluster cluster = Cluster.asShipped(NODES);

  @TempDir private Path directory;

  private Running follower;
  private int followers;
  private int redone;

  @Test
  void a_long_run_under_random_faults_ends_with_the_bytes_of_an_undisturbed_one() {
    Instant began = Instant.now();
    cluster.startAll().awaitUp(NODES);
    follow();
    int[] counts = new int[Fault.values().length];
    for (int i = 1; i <= FAULTS; i++) {
      cluster.awaitGeneration((long) i * GENERATIONS_EACH - random.nextInt(GENERATIONS_EACH));
      Fault fault = Fault.values()[random.nextInt(counts.length)];
      counts[fault.ordinal()]++;
      say("fault %d/%d at generation %d: %s", i, FAULTS, cluster.reached(), happen(fault));
      keepFollowing();
    }
    while (follower.end().exitCode() != 0) {
      follow();
    }
    redone += cluster.redone();
    Path alone = directory.resolve("alone");
    Program.with()
        .start(arguments("evolve", LongRun.CONFIG, "--run", alone.toString()))
        .end(UNDISTURBED)
        .well();
    Tiny.assertSame(cluster.followed(), alone, "experiment.conf", "metrics.csv", "scb.pb");
    say(
        "verdict: same bytes after %s generations and %d faults %s in %d min; %d candidates were given out again, %d commands followed",
        generations(),
        FAULTS,
        Arrays.toString(counts),
        Duration.between(began, Instant.now()).toMinutes(),
        redone,
        followers);
  }

  private static String[] arguments(String... before) {
    return Stream.concat(
            Stream.of(before),
            Stream.of("--generations", generations(), "--set", "strategy.population=" + POPULATION))
        .toArray(String[]::new);
  }

  private static String generations() {
    return Integer.toString((FAULTS + 1) * GENERATIONS_EACH);
  }

  private void follow() {
    follower = cluster.follow(arguments());
    followers++;
  }

  /** Who follows gives up where a majority is gone for long. */
  private void keepFollowing() {
    if (!follower.process().isAlive()) {
      follow();
    }
  }

  /** Returns what has happened, once it is made good. */
  private String happen(Fault fault) {
    int host = cluster.host();
    int worker = (host + 1 + random.nextInt(NODES - 1)) % NODES;
    int third = NODES - host - worker;
    int seconds = random.nextInt(20);
    redone += cluster.redone();
    switch (fault) {
      case WORKER_KILLED -> killed(seconds, worker);
      case HOST_KILLED -> killed(seconds, host);
      case TWO_KILLED -> killed(seconds, host, third);
      case ALL_KILLED -> killed(seconds, host, worker, third);
      case PAUSED_SHORTLY -> paused(1 + seconds / 10, worker);
      case HOST_PAUSED -> paused(20 + seconds, host);
      case LEFT -> left(seconds, random.nextBoolean() ? host : worker);
    }
    return "%s, host %d, worker %d, %d s".formatted(fault, host, worker, seconds);
  }

  private void killed(int seconds, int... which) {
    cluster.kill(which);
    Cluster.pause(seconds * 1000);
    Arrays.stream(which).forEach(cluster::start);
  }

  private void paused(int seconds, int which) {
    cluster.node(which).suspend().during(seconds * 1000).resume();
  }

  private void left(int seconds, int which) {
    cluster.node(which).interrupt();
    Cluster.pause(seconds * 1000);
    cluster.start(which);
  }

  private static void say(String format, Object... words) {
    System.out.printf("%s %s%n", Instant.now(), format.formatted(words));
  }
}
