package io.terrarium.engine;

import io.terrarium.meta.RunState;
import io.terrarium.run.GenerationRecord;
import io.terrarium.run.RunEvent;
import io.terrarium.run.RunListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers a run's events. */
public final class Recorder implements RunListener {

  final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());

  /** How often it was closed. */
  final AtomicInteger closed = new AtomicInteger();

  @Override
  public void close() {
    closed.incrementAndGet();
  }

  @Override
  public void on(RunEvent event) {
    events.add(event);
  }

  public List<GenerationRecord> records() {
    return finished().stream().map(RunEvent.GenerationFinished::record).toList();
  }

  List<RunState> states() {
    return finished().stream().map(RunEvent.GenerationFinished::state).toList();
  }

  private List<RunEvent.GenerationFinished> finished() {
    return List.copyOf(events).stream()
        .filter(RunEvent.GenerationFinished.class::isInstance)
        .map(RunEvent.GenerationFinished.class::cast)
        .toList();
  }
}
