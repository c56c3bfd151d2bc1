package io.terrarium.engine;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.terrarium.engine.format.RoundKey;
import io.terrarium.strategy.SearchState;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parent of a run's workers in one JVM, one for each device. It keeps the searches that they
 * share, so that each search comes over the wire once, and not once for each worker.
 */
public final class WorkerGroup {

  /** The messages that a group takes. */
  public sealed interface Command permits Search, Serve, AwaitSearch {}

  /**
   * The state that candidates are rebuilt from. The supervisor sends it before the first lease that
   * needs it, and again where it was lost.
   *
   * @param generation the generation that the state precedes, as {@link RoundKey#search} says
   */
  public record Search(String run, long generation, SearchState state) implements Command {}

  /** From now on the run has this supervisor. */
  public record Serve(ActorRef<Supervisor.FromWorker> supervisor)
      implements Command, NoSerializationVerificationNeeded {}

  /** A worker needs a search, and is sent it as soon as the group has it. */
  record AwaitSearch(long generation, ActorRef<Worker.Command> worker)
      implements Command, NoSerializationVerificationNeeded {}

  /**
   * How many searches are kept: the mean is scored with the search of the next generation, and a
   * new supervisor may go back by one generation.
   */
  private static final int KEPT = 2;

  /** The latest searches by generation, in the order in which they came. */
  private static final class LatestSearches extends LinkedHashMap<Long, Search> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Search> eldest) {
      return size() > KEPT;
    }
  }

  private final ActorContext<Command> context;
  private final String run;
  private final List<ActorRef<Worker.Command>> workers;
  private final Set<AwaitSearch> waiting = new LinkedHashSet<>();
  private final Map<Long, Search> known = new LatestSearches();

  private WorkerGroup(
      ActorContext<Command> context,
      String run,
      ActorRef<Supervisor.FromWorker> supervisor,
      List<ActorRef<DeviceExecutor.Command>> executors) {
    this.context = context;
    this.run = run;
    this.workers = executors.stream().map(executor -> spawnWorker(executor, supervisor)).toList();
  }

  /** The workers end with the group; the executors belong to the actor that spawned them. */
  public static Behavior<Command> create(
      String run,
      ActorRef<Supervisor.FromWorker> supervisor,
      List<ActorRef<DeviceExecutor.Command>> executors) {
    return Behaviors.setup(
        context -> new WorkerGroup(context, run, supervisor, executors).receiving());
  }

  private ActorRef<Worker.Command> spawnWorker(
      ActorRef<DeviceExecutor.Command> executor, ActorRef<Supervisor.FromWorker> supervisor) {
    Behavior<Worker.Command> worker = Worker.create(run, executor, context.getSelf(), supervisor);
    return context.spawnAnonymous(
        Behaviors.supervise(worker).onFailure(SupervisorStrategy.restart()));
  }

  private Behavior<Command> receiving() {
    return Behaviors.receive(Command.class)
        .onMessage(Search.class, this::onSearch)
        .onMessage(AwaitSearch.class, this::onAwaitSearch)
        .onMessage(Serve.class, this::onServe)
        .build();
  }

  private Behavior<Command> onSearch(Search search) {
    if (!search.run().equals(run)) {
      return Behaviors.same();
    }
    known.put(search.generation(), search);
    waiting.stream()
        .filter(await -> await.generation() == search.generation())
        .forEach(await -> await.worker().tell(new Worker.SearchCame(search)));
    waiting.removeIf(await -> await.generation() == search.generation());
    return Behaviors.same();
  }

  private Behavior<Command> onAwaitSearch(AwaitSearch await) {
    Search search = known.get(await.generation());
    if (search == null) {
      waiting.removeIf(earlier -> earlier.worker().equals(await.worker()));
      waiting.add(await);
    } else {
      await.worker().tell(new Worker.SearchCame(search));
    }
    return Behaviors.same();
  }

  private Behavior<Command> onServe(Serve serve) {
    workers.forEach(worker -> worker.tell(new Worker.Serve(serve.supervisor())));
    return Behaviors.same();
  }
}
