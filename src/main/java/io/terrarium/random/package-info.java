/** Keyed, counter-based random numbers. */
package io.terrarium.random;
