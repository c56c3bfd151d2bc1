package io.terrarium.run;

import io.terrarium.experiment.Experiment;
import io.terrarium.file.BadInput;
import java.nio.file.Path;

/**
 * A process that opens a run directory, prints whether that succeeded, and on demand holds the
 * directory until it is killed.
 */
final class OpensRunDirectory {

  private OpensRunDirectory() {}

  public static void main(String[] arguments) throws InterruptedException {
    Experiment experiment = Samples.experiment(Path.of(arguments[2]));
    try (RunDirectory directory = RunDirectory.open(Path.of(arguments[1]), experiment)) {
      System.out.println("opened");
      if (arguments[0].equals("hold")) {
        Thread.sleep(60_000);
      }
    } catch (BadInput e) {
      System.out.println(e.getMessage());
    }
  }
}
