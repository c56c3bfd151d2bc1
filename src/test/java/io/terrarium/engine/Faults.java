package io.terrarium.engine;

import io.terrarium.meta.Phase;
import io.terrarium.meta.Round;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What goes wrong at evaluations.
 *
 * @param restarts share of the evaluations after which the worker is restarted
 * @param always units of each population that always throw
 * @param once units of each population that throw until they have thrown alone
 * @param thrown which of them have
 */
record Faults(double restarts, Set<Integer> always, Set<Integer> once, Set<List<Long>> thrown) {

  static final Faults NONE = restarting(0);

  static Faults restarting(double share) {
    return new Faults(share, Set.of(), Set.of(), Set.of());
  }

  static Faults throwing(Set<Integer> always, Set<Integer> once) {
    return new Faults(0.02, always, once, new HashSet<>());
  }

  boolean restarts(Schedule schedule) {
    return !schedule.isOrderly() && schedule.chance(restarts);
  }

  boolean throwsAt(Round round, List<Integer> indices) {
    if (round.phase() != Phase.POPULATION) {
      return false;
    }
    boolean alone = indices.size() == 1;
    return indices.stream().anyMatch(always::contains)
        || indices.stream().anyMatch(i -> once.contains(i) && throwsYet(round, i, alone));
  }

  private boolean throwsYet(Round round, int index, boolean alone) {
    List<Long> unit = List.of(round.generation(), (long) index);
    return alone ? thrown.add(unit) : !thrown.contains(unit);
  }

  boolean areNone() {
    return always.isEmpty() && once.isEmpty();
  }
}
