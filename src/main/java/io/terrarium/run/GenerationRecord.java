package io.terrarium.run;

import java.util.List;

/**
 * What one finished generation gave; nothing in it depends on where or when it was computed.
 *
 * @param generation counts from 0
 * @param algorithm what its population was trained with
 * @param episodeLimit of its evaluation episodes
 * @param fitnessMean over the candidates whose fitness is a number
 * @param fitnessBest the largest fitness
 * @param fitnessStd population standard deviation
 * @param failed candidates whose fitness is not a number
 * @param sigmaMean mean of the strategy's step sizes after the tell
 * @param scores score of the mean for each algorithm, in the experiment's order; empty where it was
 *     not scored
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
