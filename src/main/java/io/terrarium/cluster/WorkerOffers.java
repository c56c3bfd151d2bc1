package io.terrarium.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.receptionist.Receptionist;
import io.terrarium.cluster.ClusterReport.SiteReport;
import io.terrarium.cluster.Coordinator.SiteAnswer;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.engine.Supervisor;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The offers of the coordinator to the worker sites of all nodes, and their answers. An offer says
 * which supervisor a site's workers are to ask for work; a site that has not answered is sent the
 * offer again.
 */
final class WorkerOffers {

  /** After so many reminders to silent sites only, one goes to all of them. */
  private static final int REMINDERS = 5;

  private final ActorRef<SiteAnswer> replyTo;
  private final Map<ActorRef<WorkerSite.FromCoordinator>, Optional<SiteAnswer>> sites =
      new HashMap<>();

  private Optional<WorkerSite.Offer> offer = Optional.empty();
  private int reminders;

  /**
   * @param replyTo gets the answers of the sites
   */
  WorkerOffers(ActorRef<SiteAnswer> replyTo) {
    this.replyTo = replyTo;
  }

  /** Offers a run to all sites. */
  void begin(ClusterRun run, ActorRef<Supervisor.FromWorker> supervisor) {
    sites.replaceAll((site, answer) -> Optional.empty());
    long number = ThreadLocalRandom.current().nextLong();
    offer =
        Optional.of(
            new WorkerSite.Offer(
                number, run.key(), run.experiment(), run.build(), supervisor, replyTo));
    offerToSilent();
  }

  /** Offers nothing from now on. */
  void end() {
    offer = Optional.empty();
  }

  /** Tells the sites that a run is over, so that they need not find out themselves. */
  void endWork(ClusterRun run) {
    sites.keySet().forEach(site -> site.tell(new WorkerSite.EndWork(run.key())));
  }

  /** Takes note of the sites that exist now. */
  void onListing(Receptionist.Listing listing) {
    Set<ActorRef<WorkerSite.FromCoordinator>> now = listing.getServiceInstances(WorkerSite.KEY);
    sites.keySet().retainAll(now);
    now.forEach(site -> sites.putIfAbsent(site, Optional.empty()));
    offerToSilent();
  }

  /** Repeats the offer to sites that may have missed it. */
  void remind() {
    reminders++;
    if (reminders % REMINDERS == 0) {
      // A site may have heard an earlier coordinator after this one, or may have given up.
      offer.ifPresent(now -> sites.keySet().forEach(site -> site.tell(now)));
    }
    offerToSilent();
  }

  private void offerToSilent() {
    offer.ifPresent(now -> silent().forEach(site -> site.tell(now)));
  }

  private List<ActorRef<WorkerSite.FromCoordinator>> silent() {
    return sites.entrySet().stream()
        .filter(site -> site.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Takes a site's answer.
   *
   * @return the number of workers at all sites, once each site has answered
   */
  OptionalInt onAnswer(SiteAnswer answer) {
    if (offer.filter(now -> now.number() == answer.offer()).isEmpty()) {
      return OptionalInt.empty();
    }
    sites.computeIfPresent(answer.site(), (site, before) -> Optional.of(answer));
    return silent().isEmpty() ? OptionalInt.of(workers()) : OptionalInt.empty();
  }

  private int workers() {
    return sites.values().stream()
        .flatMap(Optional::stream)
        .mapToInt(answer -> answer.devices().size())
        .sum();
  }

  /** How many sites there are. */
  int size() {
    return sites.size();
  }

  /**
   * What each site that has answered does for the run.
   *
   * @param speeds units a second of each worker, by the address of its node
   */
  List<SiteReport> report(Map<String, List<Double>> speeds) {
    return sites.values().stream()
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(SiteAnswer::address))
        .map(
            answer ->
                new SiteReport(
                    answer.address(),
                    answer.devices(),
                    Optional.of(answer.refusal()).filter(text -> !text.isEmpty()),
                    speeds.getOrDefault(answer.address(), List.of())))
        .toList();
  }
}
