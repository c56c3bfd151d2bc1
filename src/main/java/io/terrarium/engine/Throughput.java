package io.terrarium.engine;

/**
 * The measured speed of a worker, and the size of a lease that follows from it: large enough that
 * requests cost little, and small enough at the end of a round that no worker is waited for.
 */
final class Throughput {

  /** The weight of the newest lease, since the algorithms that take turns differ in speed. */
  private static final double NEWEST = 0.5;

  /** The most units of a lease, which keeps leases and answers small on the wire. */
  private static final int MOST_UNITS = 1000;

  private double nanosPerUnit = Double.NaN;

  /** Notes how long a lease of so many units took. */
  void took(int units, long nanos) {
    double now = (double) nanos / units;
    nanosPerUnit = isKnown() ? NEWEST * now + (1 - NEWEST) * nanosPerUnit : now;
  }

  private boolean isKnown() {
    return !Double.isNaN(nanosPerUnit);
  }

  /** Units a second; 0 until a lease was measured. */
  double unitsPerSecond() {
    return isKnown() ? 1e9 / Math.max(nanosPerUnit, 1) : 0;
  }

  /**
   * How many blocks to lease.
   *
   * @param batch units of a block
   * @param aim nanoseconds that a lease should take
   * @param waiting units that wait
   * @param workers that share them
   * @return at least 1
   */
  int blocks(int batch, long aim, int waiting, int workers) {
    if (!isKnown()) {
      return 1;
    }
    double ofAim = aim / Math.max(nanosPerUnit, 1) / batch;
    double ofShare = waiting / (2.0 * workers * batch);
    double ofWire = (double) MOST_UNITS / batch;
    return (int) Math.max(1, Math.min(Math.min(ofAim, ofShare), ofWire));
  }
}
