/** Whole leases of agents as arrays, on any device that ND4J knows. */
package io.terrarium.compute.nd4j;
