/** What a run is kept in: experiment files, the run directory, checkpoints, results. */
package io.terrarium.run;
