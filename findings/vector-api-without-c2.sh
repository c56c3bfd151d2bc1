#!/usr/bin/env bash
# The Vector API (jdk.incubator.vector, as of JDK 17.0.15 and 25.0.3; the java of the PATH, or of JAVA_HOME, is what runs here).
#
# One would guess that, in a JVM that cannot compile it to vector instructions, the preferred species shrinks to what is left,
# or that a warning says so: SPECIES_PREFERRED is documented as the shape that is best for the platform.
# What happens: with -XX:TieredStopAtLevel=1 (which development tools pass to start faster, and which JAVA_TOOL_OPTIONS can
# bring along unseen) the module is there, SPECIES_PREFERRED is as wide as ever, every result is right, and each operation
# makes objects on the heap. Only the compiler C2 turns vectors into registers.
# It matters because a program that chooses its vector code by "is the module there?" runs many times slower than plain loops
# would, without a word. The options of the JVM (HotSpotDiagnosticMXBean) tell.
set -euo pipefail
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/Axpy.java" <<'JAVA'
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

public class Axpy {
  static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

  static void axpy(float[] x, float[] y) {
    for (int i = 0; i < x.length; i += LANES.length()) {
      FloatVector.fromArray(LANES, x, i).fma(FloatVector.broadcast(LANES, 2f), FloatVector.fromArray(LANES, y, i)).intoArray(y, i);
    }
  }

  public static void main(String[] arguments) {
    float[] x = new float[1024];
    float[] y = new float[1024];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 40; round++) {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int call = 0; call < 500; call++) {
        axpy(x, y);
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    System.out.println(LANES.length() + " " + least / 500);
  }
}
JAVA
run() {
  "$java" -Xbatch "$@" --add-modules=jdk.incubator.vector "$folder/Axpy.java" 2>/dev/null
}
"$java" -version 2>&1 | head -n 1
read -r lanes with < <(run)
read -r lanes_without without < <(run -XX:TieredStopAtLevel=1)
echo "with C2:    $lanes lanes, $with bytes allocated by a call on 1024 floats"
echo "without C2: $lanes_without lanes, $without bytes allocated by a call on 1024 floats"
[[ $lanes -eq $lanes_without && $with -lt 100 && $without -gt 10000 ]]
