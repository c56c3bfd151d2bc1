/** Deep deterministic policy gradient, and its twin-delayed variant TD3. */
package io.terrarium.agent.ddpg;
