package io.terrarium.task;

import io.terrarium.env.Environment;
import io.terrarium.meta.TrainedAlgorithm;
import java.util.List;

/**
 * The rest of an experiment, as far as a problem may depend on it.
 *
 * @param environment the evaluation environment
 * @param episodes how many evaluation episodes an agent plays
 * @param algorithms the algorithms that try candidates, at least one; for a result, those that are
 *     registered
 */
public record TaskContext(
    Environment environment, int episodes, List<TrainedAlgorithm> algorithms) {}
