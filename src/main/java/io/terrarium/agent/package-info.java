/** Inner-loop algorithms, their hyperparameters, and how trained agents are played. */
package io.terrarium.agent;
