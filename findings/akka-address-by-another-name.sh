#!/usr/bin/env bash
# Akka 2.6.21, Artery over TCP: a system that is written to by another name of its own address.
#
# One would guess that localhost and 127.0.0.1 name the same system, or that who writes to the wrong one is told, as by a refused
# connection or a dead letter. Neither is so. The connection is made, and the recipient drops the handshake, because the name is not
# letter by letter its own canonical.hostname. Only the recipient logs that, on the other machine. The sender's questions time out as if
# nobody were there; it logs no warning, and has no dead letter of what it has sent, in the ten seconds that are waited here.
#
# It matters to whoever operates a cluster by hand: `seed-nodes` with a name where a number was configured leaves a node waiting for
# ever, and nothing on that node says why. The program has to find out itself, for instance by asking at the resolved number too.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example</groupId>
  <artifactId>names</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.typesafe.akka</groupId>
      <artifactId>akka-remote_2.13</artifactId>
      <version>2.6.21</version>
    </dependency>
  </dependencies>
</project>
POM

cat >"$work/Names.java" <<'JAVA'
import akka.actor.AbstractActor;
import akka.actor.ActorIdentity;
import akka.actor.ActorSystem;
import akka.actor.AllDeadLetters;
import akka.actor.Identify;
import akka.actor.Props;
import akka.event.Logging;
import akka.pattern.Patterns;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public class Names {
  private static final Map<String, Integer> TOLD = new ConcurrentHashMap<>();

  /** Counts what its system complains of. */
  public static class Witness extends AbstractActor {
    @Override
    public Receive createReceive() {
      return receiveBuilder().matchAny(any -> TOLD.merge(getContext().system().name(), 1, Integer::sum)).build();
    }
  }

  private static ActorSystem system(String name, int port) {
    String settings =
        "akka { actor.provider = remote, loglevel = WARNING, stdout-loglevel = OFF, loggers = [], remote {"
            + " warn-about-direct-use = off, artery { transport = tcp, canonical { hostname = 127.0.0.1, port = "
            + port + " } } } }";
    ActorSystem system =
        ActorSystem.create(name, ConfigFactory.parseString(settings).withFallback(ConfigFactory.load()));
    var witness = system.actorOf(Props.create(Witness.class));
    system.eventStream().subscribe(witness, Logging.Warning.class);
    system.eventStream().subscribe(witness, Logging.Error.class);
    system.eventStream().subscribe(witness, AllDeadLetters.class);
    return system;
  }

  private static void ask(ActorSystem sender, String host, int port) {
    String answer;
    try {
      var asked =
          Patterns.ask(
              sender.actorSelection("akka://recipient@" + host + ":" + port + "/user"), new Identify(1), Duration.ofSeconds(10));
      answer = ((ActorIdentity) asked.toCompletableFuture().join()).getActorRef().isPresent() ? "answered" : "unknown";
    } catch (RuntimeException e) {
      answer = "no answer";
    }
    System.out.printf(
        "%s: %s, the recipient complains: %s, the sender complains: %s%n",
        host, answer, TOLD.containsKey("recipient"), TOLD.containsKey("sender"));
  }

  public static void main(String[] arguments) throws Exception {
    int port;
    try (var socket = new java.net.ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    system("recipient", port);
    ActorSystem sender = system("sender", 0);
    ask(sender, "127.0.0.1", port);
    ask(sender, "localhost", port);
    System.exit(0);
  }
}
JAVA

(cd "$root" && ./mvnw -q -B -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$work/lib")
java -cp "$work/lib/*" "$work/Names.java" | grep complains | tee "$work/out"

diff "$work/out" - <<'EXPECTED'
127.0.0.1: answered, the recipient complains: false, the sender complains: false
localhost: no answer, the recipient complains: true, the sender complains: false
EXPECTED
