/** Trials in the result of a run: agents are trained in it, play and act, by plain method calls. */
package io.terrarium.trial;
