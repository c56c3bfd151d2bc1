package io.terrarium.engine;

/**
 * How fast a worker proves to be, and so how much is leased to it at once: enough that asking costs
 * little, and at the end of a round little enough that nobody is waited for.
 */
public final class Throughput {

  /** Weight of the newest lease: algorithms take turns, and differ. */
  private static final double NEWEST = 0.5;

  /** So that neither a lease nor its answers are large on the wire. */
  private static final int MOST_UNITS = 1000;

  private double nanosPerUnit = Double.NaN;

  /** A lease of so many units took so long. */
  public void took(int units, long nanos) {
    double now = (double) nanos / units;
    nanosPerUnit = isKnown() ? NEWEST * now + (1 - NEWEST) * nanosPerUnit : now;
  }

  private boolean isKnown() {
    return !Double.isNaN(nanosPerUnit);
  }

  /** Units a second; 0 until it has shown. */
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
  public int blocks(int batch, long aim, int waiting, int workers) {
    if (!isKnown()) {
      return 1;
    }
    double ofAim = aim / Math.max(nanosPerUnit, 1) / batch;
    double ofShare = waiting / (2.0 * workers * batch);
    double ofWire = (double) MOST_UNITS / batch;
    return (int) Math.max(1, Math.min(Math.min(ofAim, ofShare), ofWire));
  }
}
