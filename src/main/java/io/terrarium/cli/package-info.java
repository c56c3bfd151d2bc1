/** The command line: what it reads, what it prints, and what it ends with. */
package io.terrarium.cli;
