/** Messages between nodes as bytes. */
package io.terrarium.cluster.wire;
