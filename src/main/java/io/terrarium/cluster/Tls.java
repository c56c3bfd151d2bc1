package io.terrarium.cluster;

import akka.actor.ActorSystem;
import akka.remote.artery.tcp.SSLEngineProvider;
import com.typesafe.config.Config;
import io.terrarium.engine.ErrorText;
import io.terrarium.file.BadInput;
import io.terrarium.file.FileErrors;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The check of the certificates between nodes. */
final class Tls {

  private static final String ARTERY = "akka.remote.artery.";

  private Tls() {}

  /**
   * Reads the certificates that an actor system is to use. Akka itself would read them at the first
   * connection, and every connection would then fail.
   *
   * @throws BadInput if they cannot be read
   */
  static void require(ActorSystem system) {
    Config config = system.settings().config();
    if (!config.getString(ARTERY + "transport").equals("tls-tcp")) {
      return;
    }
    try {
      provider(config.getString(ARTERY + "ssl.ssl-engine-provider"), system)
          .createServerSSLEngine("localhost", 0);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new BadInput(
          "The certificates of %sssl in --settings cannot be used: %s"
              .formatted(ARTERY, objection(rootOf(e))));
    }
  }

  /** The file system's own message about a missing file is only the file's name. */
  private static String objection(Throwable thrown) {
    return thrown instanceof FileSystemException file && file.getFile() != null
        ? FileErrors.reading(Path.of(file.getFile()), file).getMessage()
        : ErrorText.of(thrown) + ".";
  }

  private static SSLEngineProvider provider(String name, ActorSystem system)
      throws ReflectiveOperationException {
    return Class.forName(name)
        .asSubclass(SSLEngineProvider.class)
        .getConstructor(ActorSystem.class)
        .newInstance(system);
  }

  private static Throwable rootOf(Throwable thrown) {
    return thrown.getCause() == null ? thrown : rootOf(thrown.getCause());
  }
}
