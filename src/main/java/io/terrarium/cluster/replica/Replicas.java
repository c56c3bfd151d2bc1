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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Keeps the cluster's run on a majority of its nodes, and reads it from one. What fails for want of
 * a majority is tried again until there is one: without it nothing goes on.
 */
public final class Replicas {

  /** What it is asked, and what it hears from the replicator. */
  public interface Message extends NoSerializationVerificationNeeded {}

  /** What it tells the one that has it keep a run. */
  public sealed interface Event extends NoSerializationVerificationNeeded {}

  /** Read the run; answered once a majority has. */
  public record Load(ActorRef<Event> replyTo) implements Message {}

  /** The run and all its generations; empty where this cluster had none. */
  public record Loaded(Optional<ClusterRun> run, List<FinishedGeneration> generations)
      implements Event {}

  /**
   * Write the run.
   *
   * @param done run once a majority has it
   */
  public record Keep(ClusterRun run, Runnable done) implements Message {}

  /** Says that the run on the other nodes is later than one thinks. */
  public record Newer(ClusterRun run) implements Event {}

  /** Says that this node's own copy cannot be written; a majority may have it all the same. */
  public record NotKept(String sentence) implements Event {}

  /** What is to be done next, on the actor's own thread. */
  private record Then(Runnable what) implements Message {}

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final ActorContext<Message> context;
  private final TimerScheduler<Message> timers;
  private final ReplicatorMessageAdapter<Message, Register> replicator;
  private final ActorRef<Event> listener;
  private final LastMembers last;
  private final Duration timeout;

  private final Queue<Keep> keeping = new ArrayDeque<>();

  /** What was last waited for. */
  private String waitedFor = "";

  /** Names of what this node could not write since it was last to be written. */
  private final Set<String> notHere = new HashSet<>();

  private Replicas(
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      ReplicatorMessageAdapter<Message, Register> replicator,
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
   * @param listener is told of each run that the replicator hears of, and of trouble
   * @param last nodes of the cluster; before they are back nothing is read
   */
  public static Behavior<Message> create(ActorRef<Event> listener, LastMembers last) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    DistributedData.withReplicatorMessageAdapter(
                        (ReplicatorMessageAdapter<Message, Register> replicator) ->
                            new Replicas(context, timers, replicator, listener, last)
                                .receiving())));
  }

  private Behavior<Message> receiving() {
    replicator.subscribe(Register.Name.ofRun(), response -> new Then(() -> heard(response)));
    context
        .getSystem()
        .eventStream()
        .tell(new EventStream.Subscribe<>(DurableFiles.Refused.class, context.getSelf().narrow()));
    return Behaviors.receive(Message.class)
        .onMessage(Load.class, load -> run(() -> load(load.replyTo())))
        .onMessage(Keep.class, keep -> run(() -> keep(keep)))
        .onMessage(Then.class, then -> run(then.what()))
        .onMessage(DurableFiles.Refused.class, refused -> run(() -> notKept(refused)))
        .build();
  }

  private static Behavior<Message> run(Runnable what) {
    what.run();
    return Behaviors.same();
  }

  private void load(ActorRef<Event> replyTo) {
    if (!last.areBack()) {
      waitFor("a majority of the nodes that were here last, " + last.all());
      later(() -> load(replyTo));
      return;
    }
    // All, where they answer: nodes that were lost since may have been of the last majority.
    read(
        Register.Name.ofRun(),
        new ReadAll(timeout),
        entry ->
            entry.ifPresentOrElse(
                run -> readBlocks((ClusterRun) run, new ArrayList<>(), replyTo),
                () -> replyTo.tell(new Loaded(Optional.empty(), List.of()))));
  }

  private void readBlocks(ClusterRun run, List<FinishedGeneration> read, ActorRef<Event> replyTo) {
    int apart = (int) run.apart();
    if (read.size() >= apart) {
      // A block of an earlier build may be a generation ahead of the run: it was written first.
      replyTo.tell(loaded(run, read.subList(0, apart)));
      return;
    }
    read(
        Register.Name.ofBlock(run.id(), GenerationBlock.of(read.size())),
        new ReadMajority(timeout),
        found -> onBlock(run, read, found.map(entry -> (GenerationBlock) entry), replyTo));
  }

  private static Loaded loaded(ClusterRun run, List<FinishedGeneration> apart) {
    List<FinishedGeneration> all = new ArrayList<>(apart);
    all.addAll(run.recent().generations());
    // Earlier builds kept the latest generations apart, too.
    int full = all.size() - all.size() % GenerationBlock.FULL;
    ClusterRun whole =
        full < apart.size() ? run.with(new GenerationBlock(all.subList(full, all.size()))) : run;
    return new Loaded(Optional.of(whole), List.copyOf(all));
  }

  /** A block that lacks what the run counts comes later, from a node that is not here yet. */
  private void onBlock(
      ClusterRun run,
      List<FinishedGeneration> read,
      Optional<GenerationBlock> found,
      ActorRef<Event> replyTo) {
    long least = Math.min(run.apart() - read.size(), GenerationBlock.FULL);
    Optional<GenerationBlock> whole = found.filter(some -> some.generations().size() >= least);
    whole.ifPresent(some -> read.addAll(some.generations()));
    whole.ifPresentOrElse(
        some -> readBlocks(run, read, replyTo),
        () -> {
          waitFor(
              "a node that has the generations from %d on of %s".formatted(read.size(), run.key()));
          // The run may be another by then.
          later(() -> load(replyTo));
        });
  }

  private void read(Register.Name name, ReadConsistency from, Consumer<Optional<Replicated>> then) {
    replicator.askGet(
        replyTo -> new Get<>(name, from, replyTo),
        response -> new Then(() -> onRead(name, response, then)));
  }

  private void onRead(
      Register.Name name, GetResponse<Register> response, Consumer<Optional<Replicated>> then) {
    if (response instanceof GetSuccess<Register> found) {
      then.accept(Optional.of(found.get(name).entry()));
    } else if (response instanceof NotFound) {
      then.accept(Optional.empty());
    } else {
      waitFor("a majority of the nodes to say what they have of " + name.id());
      later(() -> read(name, new ReadMajority(timeout), then));
    }
  }

  /** One after the other: a run goes on from a full block only once a majority has that apart. */
  private void keep(Keep keep) {
    keeping.add(keep);
    if (keeping.size() == 1) {
      keepNext();
    }
  }

  private void keepNext() {
    Optional.ofNullable(keeping.peek())
        .ifPresent(
            next -> {
              if (next.run().recent().isFull()) {
                keepBlock(next);
              } else {
                keepRun(next);
              }
            });
  }

  /** Before the run goes on without it. */
  private void keepBlock(Keep keep) {
    ClusterRun run = keep.run();
    write(
        Register.Name.ofBlock(run.id(), GenerationBlock.of(run.apart())),
        run.recent(),
        merged -> keepRun(keep));
  }

  private void keepRun(Keep keep) {
    write(
        Register.Name.ofRun(),
        keep.run(),
        merged -> {
          // Where another run is later, ours was not kept.
          if (merged.supersedes(keep.run())) {
            listener.tell(new Newer((ClusterRun) merged));
          } else {
            keep.done().run();
          }
          keeping.remove();
          keepNext();
        });
  }

  private void write(Register.Name name, Replicated entry, Consumer<Replicated> then) {
    Register register = new Register(entry);
    notHere.remove(name.id());
    AtomicReference<Register> merged = new AtomicReference<>(register);
    replicator.askUpdate(
        replyTo ->
            new Update<>(
                name,
                register,
                new WriteMajority(timeout),
                replyTo,
                existing -> merged.updateAndGet(ours -> existing.mergeData(ours))),
        response -> new Then(() -> onWritten(name, merged.get().entry(), response, then)));
  }

  private void onWritten(
      Register.Name name,
      Replicated entry,
      UpdateResponse<Register> response,
      Consumer<Replicated> then) {
    // Akka counts this node in whether or not its disk has taken it.
    if (response instanceof UpdateSuccess && !notHere.contains(name.id())) {
      then.accept(entry);
    } else {
      context.getLog().info("{} is not on a majority of the nodes yet: {}", name.id(), response);
      later(() -> write(name, entry, then));
    }
  }

  private void notKept(DurableFiles.Refused refused) {
    notHere.add(refused.key());
    listener.tell(new NotKept(refused.sentence()));
  }

  /** Says so once, however often it is tried again. */
  private void waitFor(String what) {
    if (!what.equals(waitedFor)) {
      context.getLog().info("The run waits for {}", what);
    }
    waitedFor = what;
  }

  private void later(Runnable what) {
    Then then = new Then(what);
    timers.startSingleTimer(then, then, PAUSE);
  }

  private void heard(SubscribeResponse<Register> response) {
    if (response instanceof Changed<Register> changed) {
      listener.tell(new Newer((ClusterRun) changed.get(Register.Name.ofRun()).entry()));
    }
  }
}
