package io.terrarium.compute;

/**
 * The computing of an algorithm: the primitives, which each backend implements, and above them the
 * losses of the algorithms, which are composed of primitives until a backend overrides them with a
 * faster form. A loss of a new algorithm is a class that takes a backend and composes its
 * primitives; it needs no change here.
 */
public interface Backend extends PpoLosses, DqnLosses, TwinCriticLosses, SacLosses {}
