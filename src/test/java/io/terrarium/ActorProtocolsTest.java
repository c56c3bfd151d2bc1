package io.terrarium;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds each actor to one sealed protocol, whose messages are records of values, or constants. */
class ActorProtocolsTest {

  private static final List<Class<?>> PROTOCOLS =
      new ClassFileImporter()
              .withImportOption(new DoNotIncludeTests())
              .importPackages("io.terrarium.engine", "io.terrarium.cluster")
              .stream()
              .filter(type -> type.getSimpleName().equals("Command"))
              .<Class<?>>map(JavaClass::reflect)
              .toList();

  @Test
  void every_protocol_is_sealed_and_stands_in_its_actor() {
    assertThat(PROTOCOLS).hasSizeGreaterThan(8).allMatch(Class::isSealed);
    assertThat(PROTOCOLS).allMatch(type -> type.getEnclosingClass() != null);
  }

  @Test
  void every_message_is_a_record_or_a_constant() {
    assertThat(PROTOCOLS.stream().flatMap(ActorProtocolsTest::messages))
        .hasSizeGreaterThan(40)
        .allMatch(type -> type.isRecord() || type.isEnum());
  }

  @Test
  void no_message_holds_what_is_to_be_done() {
    assertThat(
            PROTOCOLS.stream()
                .flatMap(ActorProtocolsTest::messages)
                .filter(Class::isRecord)
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .filter(ActorProtocolsTest::isToBeDone))
        .isEmpty();
  }

  private static Stream<Class<?>> messages(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(ActorProtocolsTest::messages)
        : Stream.of(type);
  }

  /** Whether a component is a function, a task, or what a task will give. */
  private static boolean isToBeDone(RecordComponent component) {
    Class<?> type = component.getType();
    return type.getPackageName().startsWith("java.util.function")
        || Runnable.class.isAssignableFrom(type)
        || Callable.class.isAssignableFrom(type)
        || Future.class.isAssignableFrom(type);
  }
}
