#!/usr/bin/env bash
# ND4J 1.0.0-M2.1 (org.nd4j:nd4j-native, on the CPU), log_softmax of logits that are far apart.
#
# One would guess that it is stable, since that is what a log_softmax of its own is for: x less the logarithm of the sum of exponentials,
# finite for all finite logits. It is the logarithm of the softmax, in single precision: -Infinity where a logit is some 104 or more below
# the largest, which -104 to -3e38 all are alike.
#
# It matters since a policy that is sure of an action has such logits, and probability times log-probability is then 0 times -Infinity:
# entropy, loss and gradient are NaN in the middle of a training that goes well. Who needs it takes the largest out by hand.
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
import org.nd4j.linalg.factory.Nd4j;

public class Example {
  static float least(float distance) {
    INDArray x = Nd4j.createFromArray(new float[][] {{0, -distance}});
    INDArray z = Nd4j.createFromArray(new float[][] {{7, 7}});
    DynamicCustomOp op = DynamicCustomOp.builder("log_softmax").addInputs(x).addOutputs(z).build();
    op.addIArgument(1);
    Nd4j.exec(op);
    System.out.println("log_softmax([0, " + -distance + "]) = " + z);
    return z.getFloat(0, 1);
  }

  public static void main(String[] arguments) {
    boolean near = Math.abs(least(50) + 50) < 1e-3;
    boolean far = least(110) == Float.NEGATIVE_INFINITY && least(1000) == Float.NEGATIVE_INFINITY;
    System.exit(near && far ? 0 : 1);
  }
}
JAVA

maven=$(command -v mvn || echo "$root/mvnw")
"$maven" -q -B -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies \
  -DoutputDirectory="$work/lib" >"$work/maven" 2>&1 || { cat "$work/maven" >&2; exit 1; }
javac -cp "$work/lib/*" -d "$work" "$work/Example.java"
java -cp "$work:$work/lib/*" Example
