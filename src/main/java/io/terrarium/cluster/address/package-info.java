/** The addresses of nodes, each in one canonical form, and where nodes listen. */
package io.terrarium.cluster.address;
