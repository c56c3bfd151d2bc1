/**
 * Foreign file formats: reads the checkpoints and configurations that synthetic-gymnax published.
 */
package io.terrarium.interop;
