#!/usr/bin/env bash
# ND4J 1.0.0-M2.1 (org.nd4j:nd4j-native, on the CPU), a maximum or minimum with a number that is not one.
#
# One would guess that it is NaN whichever operand has it, as in numpy and in Java, or the other operand, as in C's fmax. Neither: where
# the two do not compare, the result is the second operand. max(NaN, 0) is 0, and max(0, NaN) is NaN. The largest of a row passes over
# NaN, and the operation "relu" keeps it.
#
# It matters since a training that has diverged gets sound numbers again at the first clip, whose array comes first, and what it trained
# then has a score like any other. Who wants NaN to stay puts the bound first and the array second; two arrays need a step more.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

case "$(uname -sm)" in
  'Linux x86_64') platform=linux-x86_64 ;;
  'Linux aarch64') platform=linux-arm64 ;;
  'Darwin arm64') platform=macosx-arm64 ;;
  *) platform=macosx-x86_64 ;;
esac

cat >"$work/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example</groupId>
  <artifactId>example</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.nd4j</groupId>
      <artifactId>nd4j-native</artifactId>
      <version>1.0.0-M2.1</version>
    </dependency>
    <dependency>
      <groupId>org.nd4j</groupId>
      <artifactId>nd4j-native</artifactId>
      <version>1.0.0-M2.1</version>
      <classifier>$platform</classifier>
    </dependency>
    <dependency>
      <groupId>org.bytedeco</groupId>
      <artifactId>javacpp</artifactId>
      <version>1.5.7</version>
      <classifier>$platform</classifier>
    </dependency>
    <dependency>
      <groupId>org.bytedeco</groupId>
      <artifactId>openblas</artifactId>
      <version>0.3.19-1.5.7</version>
      <classifier>$platform</classifier>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
POM

cat >"$work/Example.java" <<'JAVA'
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.transforms.custom.Max;
import org.nd4j.linalg.api.ops.impl.transforms.custom.Min;
import org.nd4j.linalg.factory.Nd4j;

public class Example {
  static boolean asFound = true;

  static void see(String what, float seen, float found) {
    System.out.println(what + " = " + seen);
    asFound &= Float.compare(seen, found) == 0;
  }

  static INDArray array(float... numbers) {
    return Nd4j.createFromArray(numbers);
  }

  static float max(float x, float y) {
    INDArray z = array(7, 7);
    Nd4j.exec(new Max(array(x, x), array(y, y), z));
    return z.getFloat(0);
  }

  static float min(float x, float y) {
    INDArray z = array(7, 7);
    Nd4j.exec(new Min(array(x, x), array(y, y), z));
    return z.getFloat(0);
  }

  static float relu(float x) {
    INDArray z = array(7, 7);
    Nd4j.exec(
        DynamicCustomOp.builder("relu")
            .addInputs(array(x, x))
            .addOutputs(z)
            .addFloatingPointArguments(0.0)
            .build());
    return z.getFloat(0);
  }

  public static void main(String[] arguments) {
    float nan = Float.NaN;
    see("max(NaN, 0)", max(nan, 0), 0);
    see("max(0, NaN)", max(0, nan), nan);
    see("min(NaN, 0)", min(nan, 0), 0);
    see("min(0, NaN)", min(0, nan), nan);
    see("the largest of [1, NaN, 3]", array(1, nan, 3).max().getFloat(0), 3);
    see("relu(NaN)", relu(nan), nan);
    System.exit(asFound ? 0 : 1);
  }
}
JAVA

maven=$(command -v mvn || echo "$root/mvnw")
"$maven" -q -B -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies \
  -DoutputDirectory="$work/lib" >"$work/maven" 2>&1 || { cat "$work/maven" >&2; exit 1; }
javac -cp "$work/lib/*" -d "$work" "$work/Example.java"
java -cp "$work:$work/lib/*" Example
