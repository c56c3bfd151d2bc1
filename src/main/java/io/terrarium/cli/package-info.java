/** The command line: what the commands read, what they print, and how they end. */
package io.terrarium.cli;
