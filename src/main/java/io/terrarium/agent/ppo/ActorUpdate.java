package io.terrarium.agent.ppo;

/** PPO's update of its policy, which is an actor for discrete or for continuous actions. */
interface ActorUpdate {

  void update(PpoMinibatch minibatch);
}
