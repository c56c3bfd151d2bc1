/** What a node says over HTTP: its health, the cluster's members, and metrics for Prometheus. */
package io.terrarium.ops;
