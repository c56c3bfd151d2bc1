/** The copies of a run that a majority of the nodes keeps, each on its disk. */
package io.terrarium.cluster.replica;
