/** What the actors of one JVM and those of a cluster encode alike. */
package io.terrarium.engine.format;
