/** The HTTP server of a node: its health, the cluster's members, and metrics for Prometheus. */
package io.terrarium.ops;
