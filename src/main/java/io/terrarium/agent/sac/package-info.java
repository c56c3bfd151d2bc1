/** Soft actor-critic, for discrete and for continuous actions. */
package io.terrarium.agent.sac;
