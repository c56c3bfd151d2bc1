package io.terrarium.run;

import java.util.List;

/**
 * The figures of one finished generation; none depends on where or when it was computed.
 *
 * @param generation counts from 0
 * @param algorithm that its population was trained with
 * @param episodeLimit of its evaluation episodes
 * @param fitnessMean over the candidates whose fitness is a number
 * @param fitnessBest the largest fitness
 * @param fitnessStd population standard deviation of the fitness
 * @param failed how many candidates have a fitness that is not a number
 * @param sigmaMean mean of the strategy's step sizes after the generation
 * @param scores score of the search mean for each algorithm, in the experiment's order; empty where
 *     it was not scored
 * @param steps environment steps that were played
 */
public record GenerationRecord(
    long generation,
    String algorithm,
    int episodeLimit,
    float fitnessMean,
    float fitnessBest,
    float fitnessStd,
    int failed,
    float sigmaMean,
    List<Float> scores,
    long steps) {}
