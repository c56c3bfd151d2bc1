package io.terrarium.cluster;

import akka.actor.typed.ActorRef;
import io.terrarium.cluster.ClusterReport.SiteReport;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sites that a host knows, and what they have answered to the run that goes on. */
public final class SiteRegistry {

  private final Map<ActorRef<ToSite>, Optional<ToCoordinator.Hired>> all = new HashMap<>();

  /** These are there, and no others. */
  void are(Set<ActorRef<ToSite>> there) {
    all.keySet().retainAll(there);
    there.forEach(site -> all.putIfAbsent(site, Optional.empty()));
  }

  /** Another run, or another supervisor: each is to answer again. */
  void forget() {
    all.replaceAll((site, answer) -> Optional.empty());
  }

  void answered(ToCoordinator.Hired hired) {
    all.computeIfPresent(hired.site(), (site, before) -> Optional.of(hired));
  }

  Set<ActorRef<ToSite>> all() {
    return Set.copyOf(all.keySet());
  }

  List<ActorRef<ToSite>> unanswered() {
    return all.entrySet().stream()
        .filter(site -> site.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Workers that have been promised. */
  int workers() {
    return all.values().stream()
        .flatMap(Optional::stream)
        .mapToInt(hired -> hired.devices().size())
        .sum();
  }

  /**
   * @param paces units a second of each worker that has answered, by the address of its node
   */
  List<SiteReport> report(Map<String, List<Double>> paces) {
    return all.values().stream()
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(ToCoordinator.Hired::address))
        .map(
            hired ->
                new SiteReport(
                    hired.address(),
                    hired.devices(),
                    Optional.of(hired.refusal()).filter(text -> !text.isEmpty()),
                    paces.getOrDefault(hired.address(), List.of())))
        .toList();
  }
}
