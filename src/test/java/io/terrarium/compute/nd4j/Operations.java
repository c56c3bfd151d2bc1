package io.terrarium.compute.nd4j;

import static io.terrarium.compute.nd4j.Reach.ALL;
import static io.terrarium.compute.nd4j.Reach.COLUMN;
import static io.terrarium.compute.nd4j.Reach.COLUMN_TO_ROW;
import static io.terrarium.compute.nd4j.Reach.ELEMENT;
import static io.terrarium.compute.nd4j.Reach.NONE;
import static io.terrarium.compute.nd4j.Reach.ROW;
import static io.terrarium.compute.nd4j.Reach.ROW_TO_COLUMN;
import static io.terrarium.compute.nd4j.Reach.SOME;

import io.terrarium.compute.Activation;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.math.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Every operation of a backend, on blocks of given sizes. */
final class Operations {

  private static final Numbers SIGN = Numbers.of(random -> random.nextInt(3) - 1);

  private final int rows;
  private final int n;
  private final int width;
  private final List<OperationCase> cases = new ArrayList<>();

  private Operations(int rows, int n, int width) {
    this.rows = rows;
    this.n = n;
    this.width = width;
  }

  /**
   * All of them.
   *
   * @param n numbers of a row, or discrete actions
   * @param width of a layer's output
   */
  static List<OperationCase> all(int rows, int n, int width) {
    Operations operations = new Operations(rows, n, width);
    operations.addNetworks();
    operations.addRows();
    operations.addColumns();
    operations.addDraws();
    operations.addActing();
    operations.addElements();
    operations.addPairwise();
    operations.addReductions();
    operations.addPpo();
    operations.addDqn();
    operations.addTwins();
    operations.addSac();
    return operations.cases;
  }

  private void add(OperationCase operation) {
    cases.add(operation);
  }

  private void addNetworks() {
    add(
        OperationCase.of("copy")
            .out("to", rows, n)
            .in("from", rows, n, ELEMENT)
            .does((backend, t, a, k) -> backend.copy(t[0], t[1])));
    add(
        OperationCase.of("dense")
            .out("y", rows, width)
            .in("x", rows, n, ROW)
            .in("w", n, width, COLUMN)
            .in("b", 1, width, COLUMN)
            .does((backend, t, a, k) -> backend.dense(t[0], t[1], t[2], t[3])));
    add(
        OperationCase.of("weightGradient")
            .out("dw", n, width)
            .in("x", rows, n, COLUMN_TO_ROW)
            .in("dy", rows, width, COLUMN)
            .does((backend, t, a, k) -> backend.weightGradient(t[0], t[1], t[2])));
    add(
        OperationCase.of("sumRows")
            .out("db", 1, width)
            .in("dy", rows, width, COLUMN)
            .does((backend, t, a, k) -> backend.sumRows(t[0], t[1])));
    add(
        OperationCase.of("inputGradient")
            .out("dx", rows, n)
            .in("dy", rows, width, ROW)
            .in("w", n, width, ROW_TO_COLUMN)
            .does((backend, t, a, k) -> backend.inputGradient(t[0], t[1], t[2])));
    for (Activation activation : Activation.values()) {
      addActivation(activation);
    }
    add(
        OperationCase.of("adam")
            .out("p", 1, n * width)
            .out("m", 1, n * width)
            .out("v", 1, n * width)
            .in("parameters", 1, n * width, ELEMENT, NONE, NONE)
            .in("gradient", 1, n * width, ALL, ALL, ALL)
            .in("first", 1, n * width, ELEMENT, ELEMENT, NONE)
            .in(
                "second",
                1,
                n * width,
                Numbers.positive(r -> .01 + r.nextFloat()),
                ELEMENT,
                NONE,
                ELEMENT)
            .in("rate", 1, 1, Numbers.of(r -> .01 * r.nextFloat()), ALL, NONE, NONE)
            .in("maxNorm", 1, 1, Numbers.positive(r -> 20 * r.nextFloat()), ALL, ALL, ALL)
            .does(
                (backend, t, a, k) -> {
                  backend.copy(t[0], t[6]);
                  backend.copy(t[2], t[7]);
                  backend.copy(t[3], t[8]);
                  backend.adam(t[6], t[1], t[7], t[8], t[4], t[5], 3);
                }));
  }

  private void addActivation(Activation activation) {
    add(
        OperationCase.of("activate", activation)
            .out("y", rows, n)
            .in("x", rows, n, ELEMENT)
            .does(
                (backend, t, a, k) -> {
                  backend.copy(t[0], t[1]);
                  backend.activate(activation, t[1]);
                }));
    Reach ofOutput = activation == Activation.LINEAR ? NONE : ELEMENT;
    add(
        OperationCase.of("activationGradient", activation)
            .out("out", rows, n)
            .in("y", rows, n, Numbers.positive(r -> Math.max(0, r.nextGaussian())), ofOutput)
            .in("dy", rows, n, ELEMENT)
            .does(
                (backend, t, a, k) -> {
                  backend.copy(t[1], t[2]);
                  backend.activationGradient(activation, t[0], t[2]);
                }));
  }

  private void addRows() {
    add(
        OperationCase.of("gather")
            .out("out", rows, n)
            .in("source", rows, n, ELEMENT)
            .does(
                (backend, t, a, k) ->
                    backend.gather(
                        t[0], IntStream.range(0, k * rows).map(i -> i % rows).toArray(), t[1])));
    add(
        OperationCase.of("append")
            .out("out", rows, n + 1)
            .in("left", rows, n, ELEMENT)
            .in("right", rows, 1, SOME)
            .does((backend, t, a, k) -> backend.append(t[0], t[1], t[2])));
    add(
        OperationCase.of("appendOneHot")
            .out("out", rows, 2 + n)
            .in("left", rows, 2, ELEMENT)
            .in("right", rows, 1, Numbers.index(n), SOME)
            .does((backend, t, a, k) -> backend.appendOneHot(t[0], t[1], t[2])));
    add(
        OperationCase.of("appendOneHot", "alone")
            .out("out", rows, n + 1)
            .in("right", rows, 1, Numbers.index(n), ROW)
            .does((backend, t, a, k) -> backend.appendOneHot(t[0], t[0], t[1])));
  }

  private void addColumns() {
    add(
        OperationCase.of("columns")
            .out("out", rows, n)
            .in("source", rows, n + 2, SOME)
            .does((backend, t, a, k) -> backend.columns(t[0], 1, t[1])));
    add(
        OperationCase.of("encodeOneHot")
            .out("out", rows, n)
            .in("index", rows, 1, Numbers.index(n), ROW)
            .does((backend, t, a, k) -> backend.encodeOneHot(t[0], t[1])));
  }

  private void addDraws() {
    add(
        OperationCase.of("uniform")
            .out("out", rows, n)
            .does((backend, t, a, k) -> backend.uniform(keys(a, k), 3, t[0])));
    add(
        OperationCase.of("normal")
            .out("out", rows, n)
            .does((backend, t, a, k) -> backend.normal(keys(a, k), 3, t[0])));
    float[] cumulative = new float[n];
    for (int i = 0; i < n; i++) {
      cumulative[i] = (i + 1f) / n;
    }
    add(
        OperationCase.of("oneHot")
            .out("out", rows, n)
            .does((backend, t, a, k) -> backend.oneHot(keys(a, k), 3, cumulative, t[0])));
  }

  private static Key[] keys(int firstAgent, int agents) {
    return IntStream.range(firstAgent, firstAgent + agents).mapToObj(Key::of).toArray(Key[]::new);
  }

  private void addActing() {
    add(
        OperationCase.of("sampleCategorical")
            .out("action", rows, 1)
            .out("logProbability", rows, 1)
            .in("logits", rows, n, ROW, ROW)
            .in("uniforms", rows, 1, Numbers.UNIFORM, ROW, SOME)
            .does((backend, t, a, k) -> backend.sampleCategorical(t[0], t[1], t[2], t[3])));
    for (double epsilon : new double[] {0, .5, 1}) {
      add(
          OperationCase.of("sampleEpsilonGreedy", epsilon)
              .out("action", rows, 1)
              .in("values", rows, n, epsilon == 0 ? ROW : epsilon == 1 ? NONE : SOME)
              .in("uniforms", rows, 1, Numbers.UNIFORM, ROW)
              .in("epsilon", 1, 1, Numbers.of(r -> epsilon), ALL)
              .does((backend, t, a, k) -> backend.sampleEpsilonGreedy(t[0], t[1], t[2], t[3])));
    }
    add(
        OperationCase.of("sampleGaussian")
            .out("action", rows, n)
            .out("logProbability", rows, 1)
            .in("mean", rows, n, ELEMENT, NONE)
            .in("logStd", 1, n, COLUMN, ALL)
            .in("normals", rows, n, ELEMENT, ROW)
            .does((backend, t, a, k) -> backend.sampleGaussian(t[0], t[1], t[2], t[3], t[4])));
    add(
        OperationCase.of("sampleSquashed")
            .out("action", rows, n)
            .out("logProbability", rows, 1)
            .in("heads", rows, 2 * n, SOME, ROW)
            .in("normals", rows, n, ELEMENT, ROW)
            .does((backend, t, a, k) -> backend.sampleSquashed(t[0], t[1], t[2], t[3])));
  }

  private void addElements() {
    add(
        OperationCase.of("exp")
            .out("out", rows, n)
            .in("x", rows, n, ELEMENT)
            .does((backend, t, a, k) -> backend.exp(t[0], t[1])));
    add(
        OperationCase.of("log")
            .out("out", rows, n)
            .in("x", rows, n, Numbers.positive(r -> .1 + r.nextFloat()), ELEMENT)
            .does((backend, t, a, k) -> backend.log(t[0], t[1])));
    add(
        OperationCase.of("sqrt")
            .out("out", rows, n)
            .in("x", rows, n, Numbers.positive(Random::nextFloat), ELEMENT)
            .does((backend, t, a, k) -> backend.sqrt(t[0], t[1])));
    add(
        OperationCase.of("affine")
            .out("out", rows, n)
            .in("x", rows, n, ELEMENT)
            .does((backend, t, a, k) -> backend.affine(t[0], -1.5f, .25f, t[1])));
    add(
        OperationCase.of("clip")
            .out("out", rows, n)
            .in("x", rows, n, ELEMENT)
            .does((backend, t, a, k) -> backend.clip(t[0], -.5f, 1, t[1])));
    for (double bound : new double[] {.3, Double.POSITIVE_INFINITY}) {
      add(
          OperationCase.of("addNoise", bound)
              .out("out", rows, n)
              .in("x", rows, n, ELEMENT)
              .in("normals", rows, n, ELEMENT)
              .in("deviation", 1, 1, Numbers.SHARE, ALL)
              .in("bound", 1, 1, Numbers.of(r -> bound), ALL)
              .does((backend, t, a, k) -> backend.addNoise(t[0], t[1], t[2], t[3], -1, 2, t[4])));
    }
    add(
        OperationCase.of("moveTowards")
            .out("target", rows, n)
            .in("source", rows, n, ELEMENT)
            .in("kept", 1, 1, Numbers.SHARE, ALL)
            .in("before", rows, n, ELEMENT)
            .does(
                (backend, t, a, k) -> {
                  backend.copy(t[2], t[3]);
                  backend.moveTowards(t[0], t[1], t[3]);
                }));
  }

  /** An operation on two blocks. */
  private interface Pairwise {
    void run(Backend backend, Block x, Block y, Block out);
  }

  private void addPairwise() {
    addPairwise("add", Backend::add);
    addPairwise("subtract", Backend::subtract);
    addPairwise("multiply", Backend::multiply);
    addPairwise("divide", Backend::divide);
    addPairwise("minimum", Backend::minimum);
    addPairwise("maximum", Backend::maximum);
    addPairwise("greater", Backend::greater);
    addChoice("rows", 1, n);
    addChoice("elements", n, n);
    addChoice("a number", n, 1);
  }

  private void addPairwise(String name, Pairwise operation) {
    addPairwise(name, "of one size", operation, rows, n, ELEMENT, rows, n, ELEMENT);
    addPairwise(name, "and a number", operation, rows, n, ELEMENT, 1, 1, ALL);
    addPairwise(name, "of a column and a row", operation, rows, 1, ROW, 1, n, COLUMN);
  }

  private void addPairwise(
      String name,
      String variant,
      Pairwise operation,
      int rowsOfX,
      int columnsOfX,
      Reach ofX,
      int rowsOfY,
      int columnsOfY,
      Reach ofY) {
    add(
        OperationCase.of(name, variant)
            .out("out", rows, n)
            .in("x", rowsOfX, columnsOfX, ofX)
            .in("y", rowsOfY, columnsOfY, ofY)
            .does((backend, t, a, k) -> operation.run(backend, t[0], t[1], t[2])));
  }

  private void addChoice(String variant, int columnsOfCondition, int columnsOfOther) {
    Reach ofCondition = columnsOfCondition == 1 ? ROW : ELEMENT;
    add(
        OperationCase.of("choose", variant)
            .out("out", rows, n)
            .in("condition", rows, columnsOfCondition, SIGN, ofCondition)
            .in("one", rows, n, SOME)
            .in("other", columnsOfOther == n ? rows : 1, columnsOfOther, SOME)
            .does((backend, t, a, k) -> backend.choose(t[0], t[1], t[2], t[3])));
  }

  private void addReductions() {
    add(
        OperationCase.of("meanRows")
            .out("out", 1, n)
            .in("x", rows, n, COLUMN)
            .does((backend, t, a, k) -> backend.meanRows(t[0], t[1])));
    add(
        OperationCase.of("sumColumns")
            .out("out", rows, 1)
            .in("x", rows, n, ROW)
            .does((backend, t, a, k) -> backend.sumColumns(t[0], t[1])));
    add(
        OperationCase.of("meanColumns")
            .out("out", rows, 1)
            .in("x", rows, n, ROW)
            .does((backend, t, a, k) -> backend.meanColumns(t[0], t[1])));
    add(
        OperationCase.of("maxColumns")
            .out("out", rows, 1)
            .in("x", rows, n, ROW)
            .does((backend, t, a, k) -> backend.maxColumns(t[0], t[1])));
    add(
        OperationCase.of("argmaxColumns")
            .out("out", rows, 1)
            .in("x", rows, n, ROW)
            .does((backend, t, a, k) -> backend.argmaxColumns(t[0], t[1])));
  }

  private void addPpo() {
    add(
        OperationCase.of("advantages")
            .out("advantage", 2 * rows, 1)
            .out("target", 2 * rows, 1)
            .in("reward", 2 * rows, 1, SOME, SOME)
            .in("done", 2 * rows, 1, Numbers.FLAG, SOME, SOME)
            .in("value", 2 * rows, 1, SOME, SOME)
            .in("lastValue", rows, 1, SOME, SOME)
            .in("gamma", 1, 1, Numbers.SHARE, ALL, ALL)
            .in("lambda", 1, 1, Numbers.SHARE, SOME, SOME)
            .does(
                (backend, t, a, k) ->
                    backend.advantages(t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7])));
    add(
        OperationCase.of("normalize")
            .out("normalized", rows + 1, 1)
            .in("advantage", rows + 1, 1, ALL)
            .does(
                (backend, t, a, k) -> {
                  backend.copy(t[0], t[1]);
                  backend.normalize(t[1]);
                }));
    add(
        OperationCase.of("categoricalSurrogateGradient")
            .out("gradient", rows, n)
            .in("logits", rows, n, ROW)
            .in("action", rows, 1, Numbers.index(n), ROW)
            .in("oldLogProbability", rows, 1, Numbers.of(r -> -2 * r.nextFloat()), ROW)
            .in("advantage", rows, 1, ROW)
            .in("clip", 1, 1, Numbers.SHARE, ALL)
            .in("entropyCoefficient", 1, 1, Numbers.SHARE, ALL)
            .does(
                (backend, t, a, k) ->
                    backend.categoricalSurrogateGradient(
                        t[0], t[1], t[2], t[3], t[4], t[5], t[6])));
    add(
        OperationCase.of("gaussianSurrogateGradient")
            .out("meanGradient", rows, n)
            .out("logStdGradient", 1, n)
            .in("mean", rows, n, ROW, ALL)
            .in("logStd", 1, n, Numbers.of(r -> r.nextFloat() - .5), ALL, ALL)
            .in("action", rows, n, ROW, ALL)
            .in("oldLogProbability", rows, 1, Numbers.of(r -> -2 * r.nextFloat()), ROW, ALL)
            .in("advantage", rows, 1, ROW, ALL)
            .in("clip", 1, 1, Numbers.SHARE, ALL, ALL)
            .in("entropyCoefficient", 1, 1, Numbers.SHARE, NONE, ALL)
            .does(
                (backend, t, a, k) ->
                    backend.gaussianSurrogateGradient(
                        t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7], t[8])));
    add(
        OperationCase.of("clippedValueGradient")
            .out("gradient", rows, 1)
            .in("value", rows, 1, ROW)
            .in("oldValue", rows, 1, ROW)
            .in("target", rows, 1, ROW)
            .in("clip", 1, 1, Numbers.SHARE, ALL)
            .in("coefficient", 1, 1, Numbers.SHARE, ALL)
            .does(
                (backend, t, a, k) ->
                    backend.clippedValueGradient(t[0], t[1], t[2], t[3], t[4], t[5])));
  }

  private void addDqn() {
    add(
        OperationCase.of("dueling")
            .out("values", rows, n)
            .in("streams", rows, 1 + n, ROW)
            .does((backend, t, a, k) -> backend.dueling(t[0], t[1])));
    add(
        OperationCase.of("duelingGradient")
            .out("streamsGradient", rows, 1 + n)
            .in("valuesGradient", rows, n, ROW)
            .does((backend, t, a, k) -> backend.duelingGradient(t[0], t[1])));
    for (int isDouble = 0; isDouble < 2; isDouble++) {
      int flag = isDouble;
      add(
          OperationCase.of("oneStepTarget", flag)
              .out("target", rows, 1)
              .in("reward", rows, 1, ROW)
              .in("done", rows, 1, Numbers.FLAG, ROW)
              .in("gamma", 1, 1, Numbers.SHARE, ALL)
              .in("isDouble", 1, 1, Numbers.finite(r -> flag), ALL)
              .in("choice", rows, n, flag == 1 ? ROW : NONE)
              .in("values", rows, n, flag == 1 ? SOME : ROW)
              .does(
                  (backend, t, a, k) ->
                      backend.oneStepTarget(t[0], t[1], t[2], t[3], t[4], t[5], t[6])));
    }
    add(
        OperationCase.of("actionValueGradient")
            .out("gradient", rows, n)
            .in("values", rows, n, SOME)
            .in("action", rows, 1, Numbers.index(n), ROW)
            .in("target", rows, 1, SOME)
            .does((backend, t, a, k) -> backend.actionValueGradient(t[0], t[1], t[2], t[3])));
  }

  private void addTwins() {
    add(
        OperationCase.of("twinTarget")
            .out("target", rows, 1)
            .in("reward", rows, 1, ROW)
            .in("done", rows, 1, Numbers.FLAG, ROW)
            .in("gamma", 1, 1, Numbers.SHARE, ALL)
            .in("temperature", 1, 1, Numbers.SHARE, ALL)
            .in("logProbability", rows, 1, ROW)
            .in("first", rows, 1, ROW)
            .in("second", rows, 1, ROW)
            .does(
                (backend, t, a, k) ->
                    backend.twinTarget(t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7])));
    add(
        OperationCase.of("expectedTwinTarget")
            .out("target", rows, 1)
            .in("reward", rows, 1, ROW)
            .in("done", rows, 1, Numbers.FLAG, ROW)
            .in("gamma", 1, 1, Numbers.SHARE, ALL)
            .in("temperature", 1, 1, Numbers.SHARE, ALL)
            .in("logits", rows, n, ROW)
            .in("first", rows, n, ROW)
            .in("second", rows, n, ROW)
            .does(
                (backend, t, a, k) ->
                    backend.expectedTwinTarget(t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7])));
    add(
        OperationCase.of("twinMinimumGradient")
            .out("firstGradient", rows, 1)
            .out("secondGradient", rows, 1)
            .in("first", rows, 1, ROW, ROW)
            .in("second", rows, 1, ROW, ROW)
            .does((backend, t, a, k) -> backend.twinMinimumGradient(t[0], t[1], t[2], t[3])));
  }

  private void addSac() {
    add(
        OperationCase.of("softPolicyGradient")
            .out("gradient", rows, n)
            .out("negativeEntropy", rows, 1)
            .in("logits", rows, n, ROW, ROW)
            .in("first", rows, n, ROW, NONE)
            .in("second", rows, n, ROW, NONE)
            .in("temperature", 1, 1, Numbers.SHARE, ALL, NONE)
            .does(
                (backend, t, a, k) ->
                    backend.softPolicyGradient(t[0], t[1], t[2], t[3], t[4], t[5])));
    add(
        OperationCase.of("squashedGradient")
            .out("gradient", rows, 2 * n)
            .in("heads", rows, 2 * n, Numbers.of(r -> 4 * r.nextGaussian()), SOME)
            .in("normals", rows, n, SOME)
            .in("action", rows, n, SOME)
            .in("actionGradient", rows, n, SOME)
            .in("temperature", 1, 1, Numbers.SHARE, SOME)
            .does(
                (backend, t, a, k) ->
                    backend.squashedGradient(t[0], t[1], t[2], t[3], t[4], t[5])));
    add(
        OperationCase.of("temperatureGradient")
            .out("gradient", 1, 1)
            .in("logProbability", rows, 1, ALL)
            .in("targetEntropy", 1, 1, ALL)
            .does((backend, t, a, k) -> backend.temperatureGradient(t[0], t[1], t[2])));
  }

  /** The methods that have no numbers to work on: what blocks are made with. */
  static List<String> withoutNumbers() {
    return Arrays.asList("agents", "compositions", "block", "view", "rows");
  }
}
