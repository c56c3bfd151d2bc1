#!/usr/bin/env bash
# ND4J 1.0.0-M2.1 (org.nd4j:nd4j-native, on the CPU), Environment.setMaxThreads and the sum of a whole array.
#
# One would guess that after setMaxThreads(1) it computes on one thread, so that a result does not depend on how many there could be. The
# setter does nothing: maxThreads() stays what OMP_NUM_THREADS or the number of cores makes it. setMaxMasterThreads(1) does something, but a
# reduction of a whole array to one number is still made in as many parts as there are threads, and the last bits of the sum differ. A
# sum along an axis, if only to two numbers, is not split.
#
# It matters since the same program with the same seed gives other bits on a machine with more cores, and only where a batch has one
# element: an axis of length 1 in front makes a sum along the others one of the whole. Padding the batch to two mends it.
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
import org.nd4j.linalg.factory.Nd4j;

public class Example {
  public static void main(String[] arguments) {
    Nd4j.getEnvironment().setMaxThreads(1);
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    float[] numbers = new float[100_000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) Math.sin(i);
    }
    INDArray one = Nd4j.createFromArray(numbers).reshape(1, numbers.length);
    INDArray two = Nd4j.vstack(one, one);
    System.out.println(
        Nd4j.getEnvironment().maxThreads()
            + " threads, whole "
            + Integer.toHexString(Float.floatToIntBits(one.sum(1).getFloat(0)))
            + ", first of two "
            + Integer.toHexString(Float.floatToIntBits(two.sum(1).getFloat(0))));
  }
}
JAVA

maven=$(command -v mvn || echo "$root/mvnw")
"$maven" -q -B -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies \
  -DoutputDirectory="$work/lib" >"$work/maven" 2>&1 || { cat "$work/maven" >&2; exit 1; }
javac -cp "$work/lib/*" -d "$work" "$work/Example.java"
one=$(OMP_NUM_THREADS=1 java -cp "$work:$work/lib/*" Example)
four=$(OMP_NUM_THREADS=4 java -cp "$work:$work/lib/*" Example)
echo "$one"
echo "$four"
read -r threads_one _ _ whole_one _ _ _ axis_one <<<"$one"
read -r threads_four _ _ whole_four _ _ _ axis_four <<<"$four"
[ "$threads_one" = 1 ] && [ "$threads_four" = 4 ] && [ "$whole_one" != "$whole_four" ] && [ "$axis_one" = "$axis_four" ]
