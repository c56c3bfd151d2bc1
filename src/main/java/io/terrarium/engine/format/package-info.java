/** The Protobuf forms that both a single JVM and a cluster use. */
package io.terrarium.engine.format;
