package io.terrarium.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.receptionist.Receptionist;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.engine.ToSupervisor;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Has the sites of all nodes work for the run that goes on, and tells them again what they miss.
 */
final class WorkerOffers {

  /** So many reminders go only to those who have not answered, then one to all. */
  private static final int REMINDERS = 5;

  private final ActorRef<ToCoordinator> host;
  private final SiteRegistry sites = new SiteRegistry();

  /** What the sites were last offered. */
  private Optional<ToSite.Hire> offer = Optional.empty();

  private int reminders;

  /**
   * @param host hears what the sites answer
   */
  WorkerOffers(ActorRef<ToCoordinator> host) {
    this.host = host;
  }

  SiteRegistry sites() {
    return sites;
  }

  /** From now on they work for this run. */
  void begin(ClusterRun run, ActorRef<ToSupervisor> supervisor) {
    sites.forget();
    long number = ThreadLocalRandom.current().nextLong();
    offer =
        Optional.of(
            new ToSite.Hire(number, run.key(), run.experiment(), run.build(), supervisor, host));
    offerAnew();
  }

  /** From now on they work for none. */
  void end() {
    offer = Optional.empty();
  }

  /** The run is over: they need not find out themselves. */
  void dismiss(ClusterRun run) {
    sites.all().forEach(site -> site.tell(new ToSite.Dismiss(run.key())));
  }

  /** These are there, and no others. */
  void are(Receptionist.Listing listing) {
    sites.are(listing.getServiceInstances(WorkerSite.KEY));
    offerAnew();
  }

  /** Somebody may not have heard what was said. */
  void remind() {
    reminders++;
    if (reminders % REMINDERS == 0) {
      // A site that was told by an earlier host after us, or that has given up, is told again.
      offer.ifPresent(now -> sites.all().forEach(site -> site.tell(now)));
    }
    offerAnew();
  }

  /** Has those sites work that have not said yet that they do. */
  private void offerAnew() {
    offer.ifPresent(now -> sites.unanswered().forEach(site -> site.tell(now)));
  }

  /**
   * A site has answered.
   *
   * @return the workers of all sites, where each has answered
   */
  OptionalInt answered(ToCoordinator.Hired hired) {
    if (offer.filter(now -> now.offer() == hired.offer()).isEmpty()) {
      return OptionalInt.empty();
    }
    sites.answered(hired);
    return sites.unanswered().isEmpty() ? OptionalInt.of(sites.workers()) : OptionalInt.empty();
  }
}
