package io.terrarium.compute.simd;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.compute.Compositions;
import io.terrarium.compute.Normals;
import io.terrarium.compute.OneHots;
import io.terrarium.compute.Shapes;
import io.terrarium.compute.simd.kernel.Kernels;
import io.terrarium.math.Key;

/**
 * The backend that computes one agent at a time on arrays. Operations that take much time are in
 * {@link Kernels}; short ones are plain Java.
 */
final class SimdBackend implements Backend {

  private final Kernels kernels;
  private final Categorical categorical;
  private final SoftPolicy softPolicy;
  private final Squashed squashed;
  private final Pairwise pairwise = new Pairwise();
  private final Compositions compositions = new Compositions(this);
  private int[] words = {};

  SimdBackend(Kernels kernels) {
    this.kernels = kernels;
    this.categorical = new Categorical(kernels);
    this.softPolicy = new SoftPolicy(kernels);
    this.squashed = new Squashed(kernels);
  }

  @Override
  public int agents() {
    return 1;
  }

  @Override
  public Compositions compositions() {
    return compositions;
  }

  @Override
  public Block block(int rows, int columns) {
    return ArrayBlock.create(rows, columns);
  }

  @Override
  public Block view(Block block, int from, int rows, int columns) {
    if (from < 0 || from + rows * columns > block.size()) {
      throw new IllegalArgumentException(
          "a view of "
              + rows
              + " x "
              + columns
              + " from "
              + from
              + " does not fit "
              + block.size());
    }
    return new ArrayBlock(array(block).data(), array(block).at() + from, rows, columns);
  }

  @Override
  public void copy(Block from, Block to) {
    from.read(0, array(to).data(), array(to).at());
  }

  @Override
  public void dense(Block x, Block w, Block b, Block y) {
    ArrayBlock in = array(x);
    ArrayBlock kernel = array(w);
    ArrayBlock bias = array(b);
    ArrayBlock out = array(y);
    kernels.dense(
        in.data(),
        in.at(),
        kernel.data(),
        kernel.at(),
        bias.data(),
        bias.at(),
        out.data(),
        out.at(),
        in.rows(),
        in.columns(),
        out.columns());
  }

  @Override
  public void activate(Activation activation, Block y) {
    ArrayBlock block = array(y);
    switch (activation) {
      case TANH -> kernels.tanh(block.data(), block.at(), block.size());
      case RELU -> kernels.relu(block.data(), block.at(), block.size());
      case LINEAR -> {}
    }
  }

  @Override
  public void activationGradient(Activation activation, Block y, Block dy) {
    ArrayBlock out = array(y);
    ArrayBlock gradient = array(dy);
    switch (activation) {
      case TANH ->
          kernels.tanhGradient(out.data(), out.at(), gradient.data(), gradient.at(), out.size());
      case RELU ->
          kernels.reluGradient(out.data(), out.at(), gradient.data(), gradient.at(), out.size());
      case LINEAR -> {}
    }
  }

  @Override
  public void weightGradient(Block x, Block dy, Block dw) {
    ArrayBlock in = array(x);
    ArrayBlock gradient = array(dy);
    ArrayBlock out = array(dw);
    kernels.weightGradient(
        in.data(),
        in.at(),
        gradient.data(),
        gradient.at(),
        out.data(),
        out.at(),
        in.rows(),
        in.columns(),
        gradient.columns());
  }

  @Override
  public void inputGradient(Block dy, Block w, Block dx) {
    ArrayBlock gradient = array(dy);
    ArrayBlock kernel = array(w);
    ArrayBlock out = array(dx);
    kernels.inputGradient(
        gradient.data(),
        gradient.at(),
        kernel.data(),
        kernel.at(),
        out.data(),
        out.at(),
        gradient.rows(),
        out.columns(),
        gradient.columns());
  }

  @Override
  public void adam(
      Block parameters,
      Block gradient,
      Block first,
      Block second,
      Block rate,
      Block maxNorm,
      int step) {
    ArrayBlock p = array(parameters);
    ArrayBlock g = array(gradient);
    float norm = (float) Math.sqrt(kernels.squaredNorm(g.data(), g.at(), g.size()));
    float max = array(maxNorm).value();
    // a norm that is not a number must take the division too, so that it reaches all parameters
    float scale = norm < max ? 1 : max / norm;
    kernels.adam(
        p.data(),
        p.at(),
        g.data(),
        g.at(),
        array(first).data(),
        array(second).data(),
        array(first).at(),
        p.size(),
        scale,
        array(rate).value(),
        BiasCorrection.of(0.9, step),
        BiasCorrection.of(0.999, step));
  }

  @Override
  public void gather(Block source, int[] rows, Block out) {
    RowMoves.gather(array(source), rows, array(out));
  }

  @Override
  public void append(Block left, Block right, Block out) {
    RowMoves.append(array(left), array(right), array(out));
  }

  @Override
  public void appendOneHot(Block left, Block right, Block out) {
    RowMoves.appendOneHot(array(left), array(right), array(out));
  }

  @Override
  public void columns(Block source, int from, Block out) {
    Shapes.requireColumns(source, from, out);
    RowMoves.columns(array(source), from, array(out));
  }

  @Override
  public void encodeOneHot(Block index, Block out) {
    Shapes.require(index, out.rows(), 1);
    RowMoves.encodeOneHot(array(index), array(out));
  }

  @Override
  public void uniform(Key[] keys, long from, Block out) {
    ArrayBlock block = array(out);
    keys[0].uniforms(from, block.data(), block.at(), block.size());
  }

  @Override
  public void normal(Key[] keys, long from, Block out) {
    ArrayBlock block = array(out);
    if (words.length < Normals.words(block.size())) {
      words = new int[Normals.words(block.size())];
    }
    Normals.fill(keys[0], from, block.data(), block.at(), block.size(), words);
  }

  @Override
  public void oneHot(Key[] keys, long from, float[] cumulative, Block out) {
    ArrayBlock block = array(out);
    OneHots.fill(keys[0], from, cumulative, block.data(), block.at(), block.rows());
  }

  @Override
  public void sampleCategorical(Block logits, Block uniforms, Block action, Block logProbability) {
    categorical.sample(array(logits), array(uniforms), array(action), array(logProbability));
  }

  @Override
  public void sampleEpsilonGreedy(Block values, Block uniforms, Block epsilon, Block action) {
    ActionValues.epsilonGreedy(
        array(values), array(uniforms), array(epsilon).value(), array(action));
  }

  @Override
  public void sampleGaussian(
      Block mean, Block logStd, Block normals, Block action, Block logProbability) {
    Gaussian.sample(
        array(mean), array(logStd), array(normals), array(action), array(logProbability));
  }

  @Override
  public void sampleSquashed(Block heads, Block normals, Block action, Block logProbability) {
    squashed.sample(array(heads), array(normals), array(action), array(logProbability));
  }

  @Override
  public void exp(Block x, Block out) {
    copy(x, out);
    kernels.exp(array(out).data(), array(out).at(), out.size());
  }

  @Override
  public void log(Block x, Block out) {
    copy(x, out);
    kernels.log(array(out).data(), array(out).at(), out.size());
  }

  @Override
  public void sqrt(Block x, Block out) {
    Elements.sqrt(array(x), array(out));
  }

  @Override
  public void affine(Block x, float scale, float shift, Block out) {
    Elements.affine(array(x), scale, shift, array(out));
  }

  @Override
  public void clip(Block x, float low, float high, Block out) {
    Elements.clip(array(x), low, high, array(out));
  }

  @Override
  public void addNoise(
      Block x, Block normals, Block deviation, Block bound, float low, float high, Block out) {
    Elements.addNoise(
        array(x),
        array(normals),
        array(deviation).value(),
        array(bound).value(),
        low,
        high,
        array(out));
  }

  @Override
  public void moveTowards(Block source, Block kept, Block target) {
    Elements.moveTowards(array(source), array(kept).value(), array(target));
  }

  @Override
  public void add(Block x, Block y, Block out) {
    pairwise.add(array(x), array(y), array(out));
  }

  @Override
  public void subtract(Block x, Block y, Block out) {
    pairwise.subtract(array(x), array(y), array(out));
  }

  @Override
  public void multiply(Block x, Block y, Block out) {
    pairwise.multiply(array(x), array(y), array(out));
  }

  @Override
  public void divide(Block x, Block y, Block out) {
    pairwise.divide(array(x), array(y), array(out));
  }

  @Override
  public void minimum(Block x, Block y, Block out) {
    pairwise.minimum(array(x), array(y), array(out));
  }

  @Override
  public void maximum(Block x, Block y, Block out) {
    pairwise.maximum(array(x), array(y), array(out));
  }

  @Override
  public void greater(Block x, Block y, Block out) {
    pairwise.greater(array(x), array(y), array(out));
  }

  @Override
  public void choose(Block condition, Block one, Block other, Block out) {
    boolean byRows =
        condition.rows() == out.rows()
            && condition.columns() == 1
            && Shapes.areEqual(one, out)
            && Shapes.areEqual(other, out);
    if (byRows) {
      RowMoves.choose(array(condition), array(one), array(other), array(out));
    } else {
      pairwise.choose(array(condition), array(one), array(other), array(out));
    }
  }

  @Override
  public void sumRows(Block x, Block out) {
    Shapes.require(out, 1, x.columns());
    ArrayBlock from = array(x);
    ArrayBlock to = array(out);
    kernels.biasGradient(from.data(), from.at(), to.data(), to.at(), from.rows(), from.columns());
  }

  @Override
  public void sumColumns(Block x, Block out) {
    Shapes.require(out, x.rows(), 1);
    Reductions.sumColumns(array(x), array(out));
  }

  @Override
  public void maxColumns(Block x, Block out) {
    Shapes.require(out, x.rows(), 1);
    Reductions.maxColumns(array(x), array(out));
  }

  @Override
  public void argmaxColumns(Block x, Block out) {
    Shapes.require(out, x.rows(), 1);
    ActionValues.argmax(array(x), array(out));
  }

  @Override
  public void advantages(
      Block reward,
      Block done,
      Block value,
      Block lastValue,
      Block gamma,
      Block lambda,
      Block advantage,
      Block target) {
    Advantages.estimate(
        array(reward),
        array(done),
        array(value),
        array(lastValue),
        array(gamma).value(),
        array(lambda).value(),
        array(advantage),
        array(target));
  }

  @Override
  public void normalize(Block advantage) {
    Advantages.normalize(array(advantage));
  }

  @Override
  public void categoricalSurrogateGradient(
      Block logits,
      Block action,
      Block oldLogProbability,
      Block advantage,
      Block clip,
      Block entropyCoefficient,
      Block gradient) {
    categorical.surrogateGradient(
        array(logits),
        array(action),
        array(oldLogProbability),
        array(advantage),
        array(clip).value(),
        array(entropyCoefficient).value(),
        array(gradient));
  }

  @Override
  public void gaussianSurrogateGradient(
      Block mean,
      Block logStd,
      Block action,
      Block oldLogProbability,
      Block advantage,
      Block clip,
      Block entropyCoefficient,
      Block meanGradient,
      Block logStdGradient) {
    Gaussian.surrogateGradient(
        array(mean),
        array(logStd),
        array(action),
        array(oldLogProbability),
        array(advantage),
        array(clip).value(),
        array(entropyCoefficient).value(),
        array(meanGradient),
        array(logStdGradient));
  }

  @Override
  public void clippedValueGradient(
      Block value, Block oldValue, Block target, Block clip, Block coefficient, Block gradient) {
    Advantages.clippedValueGradient(
        array(value),
        array(oldValue),
        array(target),
        array(clip).value(),
        array(coefficient).value(),
        array(gradient));
  }

  @Override
  public void dueling(Block streams, Block values) {
    ActionValues.dueling(array(streams), array(values));
  }

  @Override
  public void duelingGradient(Block valuesGradient, Block streamsGradient) {
    ActionValues.duelingGradient(array(valuesGradient), array(streamsGradient));
  }

  @Override
  public void oneStepTarget(
      Block reward,
      Block done,
      Block gamma,
      Block isDouble,
      Block choice,
      Block values,
      Block target) {
    float flag = array(isDouble).value();
    ArrayBlock chooser = flag == 1 ? array(choice) : array(values);
    float discount = Float.isNaN(flag) ? Float.NaN : array(gamma).value();
    ActionValues.oneStepTarget(
        array(reward), array(done), discount, chooser, array(values), array(target));
  }

  @Override
  public void actionValueGradient(Block values, Block action, Block target, Block gradient) {
    ActionValues.gradient(array(values), array(action), array(target), array(gradient));
  }

  @Override
  public void twinTarget(
      Block reward,
      Block done,
      Block gamma,
      Block temperature,
      Block logProbability,
      Block first,
      Block second,
      Block target) {
    TwinValues.target(
        array(reward),
        array(done),
        array(gamma).value(),
        array(temperature).value(),
        array(logProbability),
        array(first),
        array(second),
        array(target));
  }

  @Override
  public void expectedTwinTarget(
      Block reward,
      Block done,
      Block gamma,
      Block temperature,
      Block logits,
      Block first,
      Block second,
      Block target) {
    softPolicy.target(
        array(reward),
        array(done),
        array(gamma).value(),
        array(temperature).value(),
        array(logits),
        array(first),
        array(second),
        array(target));
  }

  @Override
  public void twinMinimumGradient(
      Block first, Block second, Block firstGradient, Block secondGradient) {
    TwinValues.minimumGradient(
        array(first), array(second), array(firstGradient), array(secondGradient));
  }

  @Override
  public void softPolicyGradient(
      Block logits,
      Block first,
      Block second,
      Block temperature,
      Block gradient,
      Block negativeEntropy) {
    softPolicy.gradient(
        array(logits),
        array(first),
        array(second),
        array(temperature).value(),
        array(gradient),
        array(negativeEntropy));
  }

  @Override
  public void squashedGradient(
      Block heads,
      Block normals,
      Block action,
      Block actionGradient,
      Block temperature,
      Block gradient) {
    squashed.gradient(
        array(heads),
        array(normals),
        array(action),
        array(actionGradient),
        array(temperature).value(),
        array(gradient));
  }

  @Override
  public void temperatureGradient(Block logProbability, Block targetEntropy, Block gradient) {
    TwinValues.temperatureGradient(
        array(logProbability), array(targetEntropy).value(), array(gradient));
  }

  private static ArrayBlock array(Block block) {
    return (ArrayBlock) block;
  }
}
