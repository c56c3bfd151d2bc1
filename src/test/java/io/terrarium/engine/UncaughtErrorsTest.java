package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.Adapter;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.concurrent.ExecutionContext;

class UncaughtErrorsTest {

  private final BlockingQueue<Throwable> told = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "akka.actor.default-dispatcher",
        "akka.actor.internal-dispatcher",
        "akka.actor.default-blocking-io-dispatcher",
        "terrarium.engine.device-dispatcher",
        "terrarium.engine.supervisor-dispatcher"
      })
  void the_application_hears_of_an_error_on_a_dispatchers_thread(String dispatcher)
      throws Exception {
    assertTold(
        (system, error) ->
            system
                .dispatchers()
                .lookup(DispatcherSelector.fromConfig(dispatcher))
                .execute(
                    () -> {
                      throw error;
                    }));
  }

  @Test
  void the_application_hears_of_an_error_on_the_timers_thread() throws Exception {
    assertTold(
        (system, error) ->
            Adapter.toClassic(system)
                .scheduler()
                .scheduleOnce(Duration.ofMillis(1), () -> {}, throwing(error)));
  }

  private interface Sabotage {
    void of(ActorSystem<?> system, Error error);
  }

  private void assertTold(Sabotage sabotage) throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> told.add(thrown));
    try {
      ActorSystem<?> system = LocalRun.system();
      Error error = new StackOverflowError("for a test");
      sabotage.of(system, error);
      assertThat(told.poll(20, TimeUnit.SECONDS)).isSameAs(error);
      // Akka is told too.
      system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  private static ExecutionContext throwing(Error error) {
    return new ExecutionContext() {
      @Override
      public void execute(Runnable task) {
        throw error;
      }

      @Override
      public void reportFailure(Throwable cause) {}

      @Override
      public ExecutionContext prepare() {
        return this;
      }
    };
  }

  /**
   * But for those of what we do not use: of tests, of modules that others bring, and of remoting
   * before Artery.
   */
  private static final String UNUSED =
      "terrarium\\.engine\\.system\\..*|.*test.*|akka\\.persistence\\..*|akka\\.remote\\.classic\\..*"
          + "|akka\\.cluster\\.(sharding|typed\\.receptionist)\\.distributed-data\\..*";

  @Test
  void no_dispatcher_of_our_own_actor_systems_is_forgotten() {
    Config loaded = ConfigFactory.load();
    Config config = loaded.getConfig("terrarium.engine.system").withFallback(loaded);
    List<String> forgotten = new ArrayList<>();
    collect("", config.root(), forgotten);
    assertThat(forgotten).filteredOn(path -> !path.matches(UNUSED)).isEmpty();
  }

  private static void collect(String path, ConfigObject object, List<String> forgotten) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      if (entry.getValue().valueType() == ConfigValueType.OBJECT) {
        String under = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
        collect(under, (ConfigObject) entry.getValue(), forgotten);
      }
    }
    ConfigValue type = object.get("type");
    boolean isAkkas =
        type != null && String.valueOf(type.unwrapped()).matches("(Pinned)?Dispatcher");
    if (isAkkas && object.containsKey("executor")) {
      forgotten.add(path);
    }
  }
}
