package io.terrarium.compute;

/**
 * The losses of the algorithms as compositions of a backend's primitives. Each is made when it is
 * first asked for and then keeps its blocks, so that a training loop that uses it allocates
 * nothing.
 */
public final class Compositions {

  private final BySize<ComposedAdvantages> advantages;
  private final BySize<ComposedPpo> ppo;
  private final BySize<ComposedDqn> dqn;
  private final BySize<ComposedTwinCritics> twinCritics;
  private final BySize<ComposedSac> sac;

  /** Compositions of these primitives, which have no blocks yet. */
  public Compositions(Primitives primitives) {
    this.advantages =
        new BySize<>((samples, copies) -> new ComposedAdvantages(primitives, samples, copies));
    this.ppo = new BySize<>((rows, n) -> new ComposedPpo(primitives, rows, n));
    this.dqn = new BySize<>((rows, n) -> new ComposedDqn(primitives, rows, n));
    this.twinCritics = new BySize<>((rows, n) -> new ComposedTwinCritics(primitives, rows, n));
    this.sac = new BySize<>((rows, n) -> new ComposedSac(primitives, rows, n));
  }

  ComposedAdvantages advantages(int samples, int copies) {
    return advantages.of(samples, copies);
  }

  ComposedPpo ppo(int rows, int columns) {
    return ppo.of(rows, columns);
  }

  ComposedDqn dqn(int rows, int actions) {
    return dqn.of(rows, actions);
  }

  ComposedTwinCritics twinCritics(int rows, int actions) {
    return twinCritics.of(rows, actions);
  }

  ComposedSac sac(int rows, int columns) {
    return sac.of(rows, columns);
  }
}
