/** Deep Q-learning, with its double and dueling variants. */
package io.terrarium.agent.dqn;
