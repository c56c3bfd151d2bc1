/**
 * The kit that algorithms are built of, those of plugins too. An algorithm implements {@code
 * io.terrarium.agent.Algorithm}; its trainer is put together from these parts:
 *
 * <ol>
 *   <li>{@link io.terrarium.agent.learn.HyperparameterBlocks} holds the drawn hyperparameters, and
 *       {@link io.terrarium.agent.learn.TrainState} the networks that one optimizer updates.
 *   <li>Experience comes from a {@link io.terrarium.agent.learn.RolloutCollector} where the
 *       algorithm learns on-policy, or from a {@link io.terrarium.agent.learn.ReplayCollector}
 *       where it learns from a buffer.
 *   <li>{@link io.terrarium.agent.learn.SampledPolicies} act by chance, {@link
 *       io.terrarium.agent.learn.DeterministicPolicy} without, with {@link
 *       io.terrarium.agent.learn.Exploration} around it.
 *   <li>A loss composes the primitives of the backend: it gets a network's outputs from {@code
 *       MlpPass.forward}, writes its gradient with respect to them into {@code
 *       MlpPass.outputGradient}, and {@code MlpPass.backward} carries it on. {@code
 *       TrainState.step} then updates the parameters.
 *   <li>{@link io.terrarium.agent.learn.SizeCheck} and {@link io.terrarium.agent.learn.BufferCheck}
 *       say which sizes do not fit each other.
 * </ol>
 *
 * <p>Shapes are those of one agent; a hyperparameter is {@code [1, 1]}. Everything that a training
 * needs is made in the constructor of its trainer, so that training allocates nothing, and all that
 * is random is drawn from the keys that {@code Trainer.train} gets. What depends on NaN is NaN. A
 * block of a wrong shape is a defect of the algorithm; primitives that stretch their operands,
 * reductions and passes refuse it with an {@code IllegalArgumentException} that names both shapes.
 */
package io.terrarium.agent.learn;
