package io.terrarium.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The units of a round that are leased and have no outcome, in the order in which they were leased
 * last, so that the oldest is found at once. Times are in nanoseconds.
 */
final class OpenUnits {

  private final int[] holders;
  private final Map<Integer, Long> leasedAt = new LinkedHashMap<>();

  OpenUnits(int units) {
    this.holders = new int[units];
  }

  /** One more worker holds the unit. */
  void lease(int unit, long now) {
    holders[unit]++;
    leasedAt.remove(unit);
    leasedAt.put(unit, now);
  }

  /** One worker less holds the unit; returns whether none does and it has no outcome. */
  boolean giveBack(int unit) {
    holders[unit]--;
    return holders[unit] == 0 && leasedAt.remove(unit) != null;
  }

  void answered(int unit) {
    leasedAt.remove(unit);
  }

  /** Whether a unit has been open for at least this time. */
  boolean isOpenFor(long age, int unit, long now) {
    Long since = leasedAt.get(unit);
    return since != null && now - since >= age;
  }

  /** The units that have been open for at least this time, oldest first. */
  Stream<Integer> openFor(long age, long now) {
    return leasedAt.entrySet().stream()
        .takeWhile(unit -> now - unit.getValue() >= age)
        .map(Map.Entry::getKey);
  }

  /** How long the oldest unit has been open; empty if none is open. */
  OptionalLong oldest(long now) {
    return leasedAt.values().stream().mapToLong(since -> now - since).findFirst();
  }
}
