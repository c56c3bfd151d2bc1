/** A run over many nodes: the coordinator, the sites of its workers, and clients. */
package io.terrarium.cluster;
