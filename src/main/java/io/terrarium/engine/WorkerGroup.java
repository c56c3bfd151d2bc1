package io.terrarium.engine;

import akka.actor.NoSerializationVerificationNeeded;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the workers of one run in one JVM, a worker a device, and the search that they share: it
 * comes over the wire once, not once a worker.
 */
public final class WorkerGroup {

  /** What it is told: by the supervisor, by its workers, and by who has spawned it. */
  public interface Message {}

  /** A worker needs a search; it is told it once it is there. */
  record AwaitSearch(long generation, ActorRef<Worker.Message> worker)
      implements Message, NoSerializationVerificationNeeded {}

  /** From now on the run has this supervisor. */
  public record Serve(ActorRef<ToSupervisor> supervisor)
      implements Message, NoSerializationVerificationNeeded {}

  /**
   * The mean is scored with the search of the next generation. A new supervisor may go back to the
   * one before.
   */
  private static final int KEPT = 2;

  /** In the order in which they came. */
  private static final class LatestSearches extends LinkedHashMap<Long, ToWorkerGroup.Search> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, ToWorkerGroup.Search> eldest) {
      return size() > KEPT;
    }
  }

  private final ActorContext<Message> context;
  private final String run;
  private final List<ActorRef<Worker.Message>> workers;
  private final Set<AwaitSearch> waiting = new LinkedHashSet<>();
  private final Map<Long, ToWorkerGroup.Search> known = new LatestSearches();

  private WorkerGroup(
      ActorContext<Message> context,
      String run,
      ActorRef<ToSupervisor> supervisor,
      List<ActorRef<DeviceExecutor.Command>> executors) {
    this.context = context;
    this.run = run;
    this.workers = executors.stream().map(executor -> hire(executor, supervisor)).toList();
  }

  /** Its workers end with it; the executors belong to who spawned them. */
  public static Behavior<Message> create(
      String run,
      ActorRef<ToSupervisor> supervisor,
      List<ActorRef<DeviceExecutor.Command>> executors) {
    return Behaviors.setup(
        context -> new WorkerGroup(context, run, supervisor, executors).receiving());
  }

  private ActorRef<Worker.Message> hire(
      ActorRef<DeviceExecutor.Command> executor, ActorRef<ToSupervisor> supervisor) {
    Behavior<Worker.Message> worker = Worker.create(run, executor, context.getSelf(), supervisor);
    return context.spawnAnonymous(
        Behaviors.supervise(worker).onFailure(SupervisorStrategy.restart()));
  }

  private Behavior<Message> receiving() {
    return Behaviors.receive(Message.class)
        .onMessage(ToWorkerGroup.Search.class, this::onSearch)
        .onMessage(AwaitSearch.class, this::onAwaitSearch)
        .onMessage(Serve.class, this::onServe)
        .build();
  }

  private Behavior<Message> onSearch(ToWorkerGroup.Search search) {
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

  private Behavior<Message> onAwaitSearch(AwaitSearch await) {
    ToWorkerGroup.Search search = known.get(await.generation());
    if (search == null) {
      waiting.removeIf(earlier -> earlier.worker().equals(await.worker()));
      waiting.add(await);
    } else {
      await.worker().tell(new Worker.SearchCame(search));
    }
    return Behaviors.same();
  }

  private Behavior<Message> onServe(Serve serve) {
    workers.forEach(worker -> worker.tell(new Worker.Serve(serve.supervisor())));
    return Behaviors.same();
  }
}
