/** Proximal policy optimisation. */
package io.terrarium.agent.ppo;
