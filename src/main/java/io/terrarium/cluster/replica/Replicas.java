package io.terrarium.cluster.replica;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.eventstream.EventStream;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.ddata.typed.javadsl.DistributedData;
import akka.cluster.ddata.typed.javadsl.Replicator.Changed;
import akka.cluster.ddata.typed.javadsl.Replicator.Get;
import akka.cluster.ddata.typed.javadsl.Replicator.GetResponse;
import akka.cluster.ddata.typed.javadsl.Replicator.GetSuccess;
import akka.cluster.ddata.typed.javadsl.Replicator.NotFound;
import akka.cluster.ddata.typed.javadsl.Replicator.ReadAll;
import akka.cluster.ddata.typed.javadsl.Replicator.ReadConsistency;
import akka.cluster.ddata.typed.javadsl.Replicator.ReadMajority;
import akka.cluster.ddata.typed.javadsl.Replicator.SubscribeResponse;
import akka.cluster.ddata.typed.javadsl.Replicator.Update;
import akka.cluster.ddata.typed.javadsl.Replicator.UpdateResponse;
import akka.cluster.ddata.typed.javadsl.Replicator.UpdateSuccess;
import akka.cluster.ddata.typed.javadsl.Replicator.WriteMajority;
import akka.cluster.ddata.typed.javadsl.ReplicatorMessageAdapter;
import io.terrarium.run.FinishedGeneration;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * The actor that keeps the cluster's run on a majority of its nodes, and reads it from one.
 * Whatever fails because there is no majority is tried again until there is one; meanwhile nothing
 * goes on.
 */
public final class Replicas {

  /** The messages that this actor takes. */
  public sealed interface Command extends NoSerializationVerificationNeeded {}

  /** Reads the run; {@link Loaded} answers once a majority has been read. */
  public record Load() implements Command {}

  /**
   * Writes the run. {@link Kept} answers once a majority has it, or {@link Newer} where the nodes
   * have a later run.
   *
   * @param session returned with the answer
   */
  public record Keep(int session, ClusterRun run) implements Command {}

  /** This node's disk has refused a value; {@link DurableFiles} says so. */
  record Refused(String key, String sentence) implements Command {}

  private record ReadRun(ReadConsistency from) implements Command {}

  private record RunRead(GetResponse<Register> response) implements Command {}

  /**
   * @param earlier the generations of the blocks before this one
   */
  private record ReadBlock(ClusterRun run, List<FinishedGeneration> earlier) implements Command {}

  private record BlockRead(ReadBlock read, GetResponse<Register> response) implements Command {}

  /**
   * @param keep the request that this is a step of
   */
  private record Write(Keep keep, Register.Name name, Replicated entry) implements Command {}

  /**
   * @param merged what the nodes have after the write: the written entry, or a later one
   */
  private record Written(
      Keep keep, Register.Name name, Replicated merged, UpdateResponse<Register> response)
      implements Command {}

  private record Heard(SubscribeResponse<Register> response) implements Command {}

  /** The messages to the listener. */
  public sealed interface Event extends NoSerializationVerificationNeeded {}

  /** The run and all its generations; empty where this cluster has had none. */
  public record Loaded(Optional<ClusterRun> run, List<FinishedGeneration> generations)
      implements Event {}

  /** A majority has this run. */
  public record Kept(int session, ClusterRun run) implements Event {}

  /** Other nodes have this run, which may be later than the listener's. */
  public record Newer(ClusterRun run) implements Event {}

  /** This node's own copy cannot be written; a majority may have the run all the same. */
  public record NotKept(String sentence) implements Event {}

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final ReplicatorMessageAdapter<Command, Register> replicator;
  private final ActorRef<Event> listener;
  private final LastMembers last;
  private final Duration timeout;

  private final Queue<Keep> keeping = new ArrayDeque<>();

  /** What the last log entry said that the run waits for. */
  private String waitedFor = "";

  /** Names of the registers that this node's disk has refused since they were last written. */
  private final Set<String> refused = new HashSet<>();

  private Replicas(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      ReplicatorMessageAdapter<Command, Register> replicator,
      ActorRef<Event> listener,
      LastMembers last) {
    this.context = context;
    this.timers = timers;
    this.replicator = replicator;
    this.listener = listener;
    this.last = last;
    this.timeout =
        context
            .getSystem()
            .settings()
            .config()
            .getDuration("terrarium.engine.cluster.majority-timeout");
  }

  /**
   * @param listener gets the answers, each run that the replicator hears of, and what goes wrong
   * @param last the nodes that the cluster last had; nothing is read before a majority of them is
   *     back
   */
  public static Behavior<Command> create(ActorRef<Event> listener, LastMembers last) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    DistributedData.withReplicatorMessageAdapter(
                        (ReplicatorMessageAdapter<Command, Register> replicator) ->
                            new Replicas(context, timers, replicator, listener, last)
                                .receiving())));
  }

  private Behavior<Command> receiving() {
    replicator.subscribe(Register.Name.ofRun(), Heard::new);
    context
        .getSystem()
        .eventStream()
        .tell(new EventStream.Subscribe<>(Refused.class, context.getSelf().narrow()));
    return Behaviors.receive(Command.class)
        .onMessage(Load.class, load -> onLoad())
        .onMessage(ReadRun.class, this::onReadRun)
        .onMessage(RunRead.class, read -> onRunRead(read.response()))
        .onMessage(ReadBlock.class, this::onReadBlock)
        .onMessage(BlockRead.class, this::onBlockRead)
        .onMessage(Keep.class, this::onKeep)
        .onMessage(Write.class, this::onWrite)
        .onMessage(Written.class, this::onWritten)
        .onMessage(Refused.class, this::onRefused)
        .onMessage(Heard.class, heard -> onHeard(heard.response()))
        .build();
  }

  private Behavior<Command> onLoad() {
    if (!last.areBack()) {
      return waitFor("a majority of the nodes that were here last, " + last.all(), new Load());
    }
    // All nodes are read where they answer: nodes that were lost since may have been in the last
    // majority.
    return onReadRun(new ReadRun(new ReadAll(timeout)));
  }

  private Behavior<Command> onReadRun(ReadRun read) {
    replicator.askGet(
        replyTo -> new Get<>(Register.Name.ofRun(), read.from(), replyTo), RunRead::new);
    return Behaviors.same();
  }

  private Behavior<Command> onRunRead(GetResponse<Register> response) {
    if (response instanceof GetSuccess<Register> found) {
      ClusterRun run = (ClusterRun) found.get(Register.Name.ofRun()).entry();
      return onReadBlock(new ReadBlock(run, List.of()));
    }
    if (response instanceof NotFound) {
      listener.tell(new Loaded(Optional.empty(), List.of()));
      return Behaviors.same();
    }
    return waitForMajority(Register.Name.ofRun(), new ReadRun(new ReadMajority(timeout)));
  }

  private Behavior<Command> onReadBlock(ReadBlock read) {
    List<FinishedGeneration> earlier = read.earlier();
    int apart = (int) read.run().apart();
    if (earlier.size() >= apart) {
      // A block of an earlier build may be a generation ahead of the run: it was written first.
      listener.tell(loaded(read.run(), earlier.subList(0, apart)));
    } else {
      replicator.askGet(
          replyTo -> new Get<>(block(read), new ReadMajority(timeout), replyTo),
          response -> new BlockRead(read, response));
    }
    return Behaviors.same();
  }

  private static Register.Name block(ReadBlock read) {
    return Register.Name.ofBlock(read.run().id(), GenerationBlock.of(read.earlier().size()));
  }

  private static Loaded loaded(ClusterRun run, List<FinishedGeneration> apart) {
    List<FinishedGeneration> all = joined(apart, run.recent().generations());
    // Earlier builds kept the latest generations apart, too.
    int full = all.size() - all.size() % GenerationBlock.FULL;
    ClusterRun whole =
        full < apart.size() ? run.with(new GenerationBlock(all.subList(full, all.size()))) : run;
    return new Loaded(Optional.of(whole), all);
  }

  private static List<FinishedGeneration> joined(
      List<FinishedGeneration> first, List<FinishedGeneration> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private Behavior<Command> onBlockRead(BlockRead answer) {
    if (answer.response() instanceof GetSuccess<Register> found) {
      GenerationBlock block = (GenerationBlock) found.get(block(answer.read())).entry();
      return onBlock(answer.read(), block.generations());
    }
    return answer.response() instanceof NotFound
        ? onBlock(answer.read(), List.of())
        : waitForMajority(block(answer.read()), answer.read());
  }

  /** A block that lacks generations of the run comes later, from a node that is not here yet. */
  private Behavior<Command> onBlock(ReadBlock read, List<FinishedGeneration> found) {
    int have = read.earlier().size();
    if (found.size() >= Math.min(read.run().apart() - have, GenerationBlock.FULL)) {
      return onReadBlock(new ReadBlock(read.run(), joined(read.earlier(), found)));
    }
    // The cluster may have another run by then, so this begins from the start.
    return waitFor(
        "a node that has the generations from %d on of %s".formatted(have, read.run().key()),
        new Load());
  }

  private Behavior<Command> waitForMajority(Register.Name name, Command then) {
    return waitFor("a majority of the nodes to say what they have of " + name.id(), then);
  }

  /** Tries again after a pause, and logs once what is waited for, however often that is. */
  private Behavior<Command> waitFor(String what, Command then) {
    if (!what.equals(waitedFor)) {
      context.getLog().info("The run waits for {}", what);
    }
    waitedFor = what;
    return later(then);
  }

  private Behavior<Command> later(Command command) {
    timers.startSingleTimer(command, PAUSE);
    return Behaviors.same();
  }

  /** Writes one run after the other: a run goes on from a full block once a majority has that. */
  private Behavior<Command> onKeep(Keep keep) {
    keeping.add(keep);
    return keeping.size() == 1 ? keepNext() : Behaviors.same();
  }

  private Behavior<Command> keepNext() {
    Keep next = keeping.peek();
    if (next == null) {
      return Behaviors.same();
    }
    return next.run().recent().isFull() ? writeBlock(next) : writeRun(next);
  }

  private Behavior<Command> writeBlock(Keep keep) {
    ClusterRun run = keep.run();
    Register.Name name = Register.Name.ofBlock(run.id(), GenerationBlock.of(run.apart()));
    return onWrite(new Write(keep, name, run.recent()));
  }

  private Behavior<Command> writeRun(Keep keep) {
    return onWrite(new Write(keep, Register.Name.ofRun(), keep.run()));
  }

  private Behavior<Command> onWrite(Write write) {
    Register register = new Register(write.entry());
    refused.remove(write.name().id());
    AtomicReference<Register> merged = new AtomicReference<>(register);
    replicator.askUpdate(
        replyTo ->
            new Update<>(
                write.name(),
                register,
                new WriteMajority(timeout),
                replyTo,
                existing -> merged.updateAndGet(ours -> existing.mergeData(ours))),
        response -> new Written(write.keep(), write.name(), merged.get().entry(), response));
    return Behaviors.same();
  }

  private Behavior<Command> onWritten(Written written) {
    String name = written.name().id();
    // Akka counts this node in whether or not its disk has taken the value.
    if (!(written.response() instanceof UpdateSuccess) || refused.contains(name)) {
      context
          .getLog()
          .info("{} is not on a majority of the nodes yet: {}", name, written.response());
      return later(new Write(written.keep(), written.name(), written.merged()));
    }
    return written.merged() instanceof ClusterRun run
        ? onRunWritten(written.keep(), run)
        : writeRun(written.keep());
  }

  private Behavior<Command> onRunWritten(Keep keep, ClusterRun merged) {
    listener.tell(
        merged.supersedes(keep.run()) ? new Newer(merged) : new Kept(keep.session(), keep.run()));
    keeping.remove();
    return keepNext();
  }

  private Behavior<Command> onRefused(Refused refusal) {
    refused.add(refusal.key());
    listener.tell(new NotKept(refusal.sentence()));
    return Behaviors.same();
  }

  private Behavior<Command> onHeard(SubscribeResponse<Register> response) {
    if (response instanceof Changed<Register> changed) {
      listener.tell(new Newer((ClusterRun) changed.get(Register.Name.ofRun()).entry()));
    }
    return Behaviors.same();
  }
}
