package io.terrarium.agent;

/** PPO's update of its policy. */
interface ActorUpdate {

  void update(PpoMinibatch minibatch);
}
