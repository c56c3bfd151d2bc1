#!/usr/bin/env bash
# Akka 2.6.21, errors of the JVM on an actor's thread.
#
# One would guess that a handler set with Thread.setDefaultUncaughtExceptionHandler hears of an error that ends a thread, on Akka's
# threads as on any other: it is the JVM's place to say "the program has failed" and to choose an exit code. It does not. Akka gives
# each of its threads a handler of its own. By default that one prints a stack and ends the JVM with status 255, whatever the
# application would have said. With akka.jvm-exit-on-fatal-error = off, which the documentation offers to applications that share
# their JVM, it ends the actor system and nothing else: the process lives on without one, and its handler is still not told.
#
# It matters to whoever supervises such a process: an exit code that means "retry me" never comes, and a process that has lost its
# actor system looks alive. An application that wants to know has to give its dispatchers threads that tell its handler.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example</groupId>
  <artifactId>uncaught</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.typesafe.akka</groupId>
      <artifactId>akka-actor_2.13</artifactId>
      <version>2.6.21</version>
    </dependency>
  </dependencies>
</project>
POM

cat >"$work/Uncaught.java" <<'JAVA'
import akka.actor.ActorSystem;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.TimeUnit;

class Uncaught {
  public static void main(String[] arguments) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> System.out.println("handler: " + thrown.getMessage()));
    Thread plain = new Thread(() -> { throw new StackOverflowError("on a plain thread"); });
    plain.start();
    plain.join();
    ActorSystem system =
        ActorSystem.create(
            "example",
            ConfigFactory.parseString("akka.jvm-exit-on-fatal-error = " + arguments[0])
                .withFallback(ConfigFactory.load()));
    system.dispatcher().execute(() -> { throw new StackOverflowError("on a thread of Akka's"); });
    system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    System.out.println("no actor system any more, and the process goes on");
  }
}
JAVA

(cd "$root" && ./mvnw -q -B -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$work/lib")

run() {
  local status=0
  java -cp "$work/lib/*" "$work/Uncaught.java" "$1" >"$work/out" 2>"$work/err" || status=$?
  echo "jvm-exit-on-fatal-error = $1: status $status"
  grep -E '^handler|goes on' "$work/out" | sed 's/^/  /'
  echo "  standard error: $(grep -c . "$work/err") lines, the first: $(head -1 "$work/err")"
  [ "$status" = "$2" ] || { echo "the status was expected to be $2" >&2; exit 1; }
  grep -q "handler: on a plain thread" "$work/out" || { echo "the handler was not told of a plain thread" >&2; exit 1; }
  ! grep -q "handler: on a thread of Akka's" "$work/out" || { echo "the handler is told by now" >&2; exit 1; }
}

run on 255
run off 0
grep -q "the process goes on" "$work/out"
