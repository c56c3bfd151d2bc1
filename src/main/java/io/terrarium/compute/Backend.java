package io.terrarium.compute;

/**
 * A backend, which is the set of all operations that an algorithm computes with. Each backend
 * implements the primitives; the losses of the algorithms are composed of primitives unless a
 * backend overrides them with a faster form. A loss of a new algorithm is a class that takes a
 * backend and composes its primitives; it needs no change here.
 */
public interface Backend extends PpoLosses, DqnLosses, TwinCriticLosses, SacLosses {}
