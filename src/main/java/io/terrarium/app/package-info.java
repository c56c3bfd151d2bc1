/**
 * The use cases without a command line: a run is started or followed, a result evaluated, imported,
 * measured, a node hosted.
 */
package io.terrarium.app;
