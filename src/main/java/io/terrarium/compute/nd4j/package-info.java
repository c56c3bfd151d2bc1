/**
 * The backend on ND4J, which computes a whole lease of agents as arrays on any device that ND4J
 * knows.
 */
package io.terrarium.compute.nd4j;
