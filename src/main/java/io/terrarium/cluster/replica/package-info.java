/** What a majority of the nodes keeps of a run, and each node on its disk. */
package io.terrarium.cluster.replica;
