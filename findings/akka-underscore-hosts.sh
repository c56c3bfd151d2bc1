#!/usr/bin/env bash
# Akka 2.6.21, hosts with an underscore, as container tools make them (service_1.project_default.example).
#
# One would guess that a host name either works as an address of a cluster or is refused. There are three outcomes. A name whose last
# label has the underscore (node_1) lets the actor system start and listen, and Cluster.join throws "Using invalid host characters". A
# name that has it in an earlier label only (node_1.example.org) passes that check: the node joins, and is Up. But Akka reads its own
# addresses back with java.net.URI, which takes an underscore in no label. So the node cannot read the references that it writes: each
# of them is taken for deadLetters.
#
# It matters since such a node looks healthy in the list of members, while nothing that is sent by a written reference arrives: who
# picks addresses has to refuse underscores himself, all of them and not only those that Akka's check refuses.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example</groupId>
  <artifactId>underscores</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.typesafe.akka</groupId>
      <artifactId>akka-cluster_2.13</artifactId>
      <version>2.6.21</version>
    </dependency>
  </dependencies>
</project>
POM

cat >"$work/Underscores.java" <<'JAVA'
import akka.actor.AbstractActor;
import akka.actor.ActorSystem;
import akka.actor.ExtendedActorSystem;
import akka.actor.Props;
import akka.cluster.Cluster;
import akka.cluster.MemberStatus;
import akka.serialization.Serialization;
import com.typesafe.config.ConfigFactory;

public class Underscores {
  public static class Idle extends AbstractActor {
    @Override
    public Receive createReceive() {
      return emptyBehavior();
    }
  }

  public static void main(String[] hosts) throws Exception {
    for (String host : hosts) {
      String settings =
          "akka { actor.provider = cluster, loglevel = OFF, stdout-loglevel = OFF, remote.artery {"
              + " transport = tcp, bind { hostname = 127.0.0.1, port = 0 },"
              + " canonical { hostname = \"" + host + "\", port = 0 } } }";
      ExtendedActorSystem system =
          (ExtendedActorSystem)
              ActorSystem.create(
                  "s", ConfigFactory.parseString(settings).withFallback(ConfigFactory.load()));
      System.out.println(host + " joins: " + join(Cluster.get(system)));
      String text =
          Serialization.serializedActorPath(system.actorOf(Props.create(Idle.class), "idle"));
      System.out.println(host + " reads back: " + system.provider().resolveActorRef(text).path().name());
      system.terminate();
    }
    System.exit(0);
  }

  private static String join(Cluster cluster) throws InterruptedException {
    try {
      cluster.join(cluster.selfAddress());
    } catch (IllegalArgumentException e) {
      return "refused";
    }
    for (int i = 0; i < 600 && cluster.selfMember().status() != MemberStatus.up(); i++) {
      Thread.sleep(50);
    }
    return cluster.selfMember().status().toString();
  }
}
JAVA

(cd "$root" && ./mvnw -q -B -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$work/lib")
java -cp "$work/lib/*" "$work/Underscores.java" node-1.example.org node_1.example.org node_1 | tee "$work/out"

diff "$work/out" - <<'EXPECTED'
node-1.example.org joins: Up
node-1.example.org reads back: idle
node_1.example.org joins: Up
node_1.example.org reads back: deadLetters
node_1 joins: refused
node_1 reads back: deadLetters
EXPECTED
