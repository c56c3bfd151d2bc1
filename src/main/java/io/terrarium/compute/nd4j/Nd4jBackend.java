package io.terrarium.compute.nd4j;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.compute.Compositions;
import io.terrarium.compute.Shapes;
import io.terrarium.math.Key;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The backend that computes all agents of a lease at once: each operation is a few operations of
 * ND4J on whole arrays.
 */
final class Nd4jBackend implements Backend {

  private final int agents;
  private final Ops ops;
  private final DenseProducts products;
  private final Activations activations;
  private final AdamSteps adam;
  private final RowMoves rows;
  private final Draws draws = new Draws();
  private final Categorical categorical;
  private final Gaussian gaussian;
  private final Advantages advantages;
  private final ClippedValues clippedValues;
  private final ActionValues actionValues;
  private final Elements elements;
  private final Pairwise pairwise;
  private final Squashed squashed;
  private final TwinValues twinValues;
  private final SoftPolicy softPolicy;
  private final Compositions compositions = new Compositions(this);

  Nd4jBackend(int agents) {
    Scratch scratch = new Scratch(agents);
    OneHot oneHot = new OneHot(scratch);
    this.agents = agents;
    this.ops = scratch.ops();
    this.products = new DenseProducts(scratch);
    this.activations = new Activations(scratch);
    this.adam = new AdamSteps(scratch);
    this.rows = new RowMoves(scratch, oneHot);
    Softmax softmax = new Softmax(scratch);
    this.categorical = new Categorical(scratch, oneHot, softmax);
    this.gaussian = new Gaussian(scratch);
    this.advantages = new Advantages(scratch);
    this.elements = new Elements(scratch);
    this.pairwise = new Pairwise(scratch);
    this.clippedValues = new ClippedValues(scratch, elements);
    this.actionValues = new ActionValues(scratch, oneHot);
    this.squashed = new Squashed(scratch, elements, activations, gaussian);
    this.twinValues = new TwinValues(scratch);
    this.softPolicy = new SoftPolicy(scratch, softmax, twinValues);
  }

  @Override
  public int agents() {
    return agents;
  }

  @Override
  public Compositions compositions() {
    return compositions;
  }

  @Override
  public Block block(int rows, int columns) {
    return new Nd4jBlock(agents, rows, columns);
  }

  @Override
  public Block view(Block block, int from, int rows, int columns) {
    return block(block).view(from, rows, columns);
  }

  @Override
  public void copy(Block from, Block to) {
    array(to).assign(array(from));
  }

  @Override
  public void dense(Block x, Block w, Block b, Block y) {
    products.dense(array(x), array(w), array(b), array(y));
  }

  @Override
  public void activate(Activation activation, Block y) {
    activations.apply(activation, array(y));
  }

  @Override
  public void activationGradient(Activation activation, Block y, Block dy) {
    activations.gradient(activation, array(y), array(dy));
  }

  @Override
  public void weightGradient(Block x, Block dy, Block dw) {
    products.weightGradient(array(x), array(dy), array(dw));
  }

  @Override
  public void inputGradient(Block dy, Block w, Block dx) {
    products.inputGradient(array(dy), array(w), array(dx));
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
    adam.step(
        array(parameters),
        array(gradient),
        array(first),
        array(second),
        array(rate),
        array(maxNorm),
        step);
  }

  @Override
  public void gather(Block source, int[] rows, Block out) {
    this.rows.gather(block(source), rows, block(out));
  }

  @Override
  public void append(Block left, Block right, Block out) {
    rows.append(block(left), block(right), block(out));
  }

  @Override
  public void appendOneHot(Block left, Block right, Block out) {
    rows.appendOneHot(block(left), block(right), block(out));
  }

  @Override
  public void columns(Block source, int from, Block out) {
    Shapes.requireColumns(source, from, out);
    rows.columns(block(source), from, block(out));
  }

  @Override
  public void encodeOneHot(Block index, Block out) {
    Shapes.require(index, out.rows(), 1);
    rows.encodeOneHot(block(index), block(out));
  }

  @Override
  public void uniform(Key[] keys, long from, Block out) {
    draws.uniform(keys, from, block(out));
  }

  @Override
  public void normal(Key[] keys, long from, Block out) {
    draws.normal(keys, from, block(out));
  }

  @Override
  public void oneHot(Key[] keys, long from, float[] cumulative, Block out) {
    draws.oneHot(keys, from, cumulative, block(out));
  }

  @Override
  public void sampleCategorical(Block logits, Block uniforms, Block action, Block logProbability) {
    categorical.sample(array(logits), array(uniforms), array(action), array(logProbability));
  }

  @Override
  public void sampleEpsilonGreedy(Block values, Block uniforms, Block epsilon, Block action) {
    actionValues.epsilonGreedy(array(values), array(uniforms), array(epsilon), array(action));
  }

  @Override
  public void sampleGaussian(
      Block mean, Block logStd, Block normals, Block action, Block logProbability) {
    gaussian.sample(
        array(mean), array(logStd), array(normals), array(action), array(logProbability));
  }

  @Override
  public void sampleSquashed(Block heads, Block normals, Block action, Block logProbability) {
    squashed.sample(block(heads), array(normals), array(action), array(logProbability));
  }

  @Override
  public void exp(Block x, Block out) {
    ops.exp(array(x), array(out));
  }

  @Override
  public void log(Block x, Block out) {
    ops.log(array(x), array(out));
  }

  @Override
  public void sqrt(Block x, Block out) {
    ops.sqrt(array(x), array(out));
  }

  @Override
  public void affine(Block x, float scale, float shift, Block out) {
    elements.affine(array(x), scale, shift, array(out));
  }

  @Override
  public void clip(Block x, float low, float high, Block out) {
    elements.clip(array(x), low, high, array(out));
  }

  @Override
  public void addNoise(
      Block x, Block normals, Block deviation, Block bound, float low, float high, Block out) {
    elements.addNoise(
        array(x), array(normals), array(deviation), array(bound), low, high, array(out));
  }

  @Override
  public void moveTowards(Block source, Block kept, Block target) {
    elements.moveTowards(array(source), array(kept), array(target));
  }

  @Override
  public void add(Block x, Block y, Block out) {
    Shapes.requireStretching(x, y, out);
    ops.add(array(x), array(y), array(out));
  }

  @Override
  public void subtract(Block x, Block y, Block out) {
    Shapes.requireStretching(x, y, out);
    ops.subtract(array(x), array(y), array(out));
  }

  @Override
  public void multiply(Block x, Block y, Block out) {
    Shapes.requireStretching(x, y, out);
    ops.multiply(array(x), array(y), array(out));
  }

  @Override
  public void divide(Block x, Block y, Block out) {
    Shapes.requireStretching(x, y, out);
    ops.divide(array(x), array(y), array(out));
  }

  @Override
  public void minimum(Block x, Block y, Block out) {
    Shapes.requireStretching(x, y, out);
    pairwise.minimum(array(x), array(y), array(out));
  }

  @Override
  public void maximum(Block x, Block y, Block out) {
    Shapes.requireStretching(x, y, out);
    pairwise.maximum(array(x), array(y), array(out));
  }

  @Override
  public void greater(Block x, Block y, Block out) {
    Shapes.requireStretching(x, y, out);
    pairwise.greater(array(x), array(y), array(out));
  }

  @Override
  public void choose(Block condition, Block one, Block other, Block out) {
    Shapes.requireStretching(condition, out);
    Shapes.requireStretching(one, out);
    Shapes.requireStretching(other, out);
    pairwise.choose(array(condition), array(one), array(other), array(out));
  }

  @Override
  public void sumRows(Block x, Block out) {
    Shapes.require(out, 1, x.columns());
    ops.sumRows(array(x), array(out));
  }

  @Override
  public void sumColumns(Block x, Block out) {
    Shapes.require(out, x.rows(), 1);
    ops.sumColumns(array(x), array(out));
  }

  @Override
  public void maxColumns(Block x, Block out) {
    Shapes.require(out, x.rows(), 1);
    actionValues.largest(array(x), array(out));
  }

  @Override
  public void argmaxColumns(Block x, Block out) {
    Shapes.require(out, x.rows(), 1);
    actionValues.best(array(x), array(out));
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
    advantages.estimate(
        block(reward),
        block(done),
        block(value),
        block(lastValue),
        array(gamma),
        array(lambda),
        block(advantage),
        block(target));
  }

  @Override
  public void normalize(Block advantage) {
    advantages.normalize(array(advantage));
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
        array(clip),
        array(entropyCoefficient),
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
    gaussian.surrogateGradient(
        array(mean),
        array(logStd),
        array(action),
        array(oldLogProbability),
        array(advantage),
        array(clip),
        array(entropyCoefficient),
        array(meanGradient),
        array(logStdGradient));
  }

  @Override
  public void clippedValueGradient(
      Block value, Block oldValue, Block target, Block clip, Block coefficient, Block gradient) {
    clippedValues.gradient(
        array(value),
        array(oldValue),
        array(target),
        array(clip),
        array(coefficient),
        array(gradient));
  }

  @Override
  public void dueling(Block streams, Block values) {
    actionValues.dueling(block(streams), array(values));
  }

  @Override
  public void duelingGradient(Block valuesGradient, Block streamsGradient) {
    actionValues.duelingGradient(array(valuesGradient), block(streamsGradient));
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
    actionValues.oneStepTarget(
        array(reward),
        array(done),
        array(gamma),
        array(isDouble),
        array(choice),
        array(values),
        array(target));
  }

  @Override
  public void actionValueGradient(Block values, Block action, Block target, Block gradient) {
    actionValues.gradient(array(values), array(action), array(target), array(gradient));
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
    twinValues.target(
        array(reward),
        array(done),
        array(gamma),
        array(temperature),
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
        array(gamma),
        array(temperature),
        array(logits),
        array(first),
        array(second),
        array(target));
  }

  @Override
  public void twinMinimumGradient(
      Block first, Block second, Block firstGradient, Block secondGradient) {
    twinValues.minimumGradient(
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
        array(temperature),
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
        block(heads),
        array(normals),
        array(action),
        array(actionGradient),
        array(temperature),
        block(gradient));
  }

  @Override
  public void temperatureGradient(Block logProbability, Block targetEntropy, Block gradient) {
    twinValues.temperatureGradient(array(logProbability), array(targetEntropy), array(gradient));
  }

  private static Nd4jBlock block(Block block) {
    return (Nd4jBlock) block;
  }

  private static INDArray array(Block block) {
    return block(block).array();
  }
}
