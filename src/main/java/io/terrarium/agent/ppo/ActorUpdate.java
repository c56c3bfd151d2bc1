package io.terrarium.agent.ppo;

/** PPO's update of its policy. */
interface ActorUpdate {

  void update(PpoMinibatch minibatch);
}
