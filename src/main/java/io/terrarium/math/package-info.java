/**
 * Keyed, counter-based random numbers, and float functions that give the same bits on every
 * machine.
 */
package io.terrarium.math;
