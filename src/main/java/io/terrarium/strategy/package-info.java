/**
 * Evolution strategies: pure functions on arrays, which declare their hyperparameters and the
 * vectors of their state.
 */
package io.terrarium.strategy;
