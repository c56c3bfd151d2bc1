#!/usr/bin/env bash
# tensorboard 2.20.0 with tensorboard-data-server 0.7.2
#
# Guess:    a point whose step was there before is drawn twice, or the second one is ignored.
# Happens:  the page takes a step that is not above the last one's for a restart. It drops all points of that tag from that
#           step on, those with larger steps too, and goes on with the new one. With --load_fast=false, and in the library
#           (EventAccumulator), all points stay, and the curve runs back. Both hold for one file and over several.
# Matters:  a run that is resumed from an older checkpoint loses, on the page, what it had reached before, until it is there
#           again; a script that reads the same directory gets every repeated step twice. Write each step once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q --disable-pip-version-check install tensorboard==2.20.0 tensorboard-data-server==0.7.2 setuptools==80.9.0
cat >"$folder/see.py" <<'PYTHON'
import json, os, socket, subprocess, sys, time, urllib.request
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.summary.writer.event_file_writer import EventFileWriter

logs = os.path.join(sys.argv[1], "logs")
run = os.path.join(logs, "run")


def write(name, points):
    writer = EventFileWriter(run, filename_suffix=name)
    for step, value in points:
        summary = Summary(value=[Summary.Value(tag="loss", simple_value=value)])
        writer.add_event(Event(wall_time=step, step=step, summary=summary))
    writer.close()


def page(*options):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [os.path.join(os.path.dirname(sys.executable), "tensorboard"), "--logdir", logs, "--port", str(port)]
    server = subprocess.Popen(command + list(options), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = "http://127.0.0.1:%d/data/plugin/scalars/scalars?run=run&tag=loss" % port
    try:
        for _ in range(240):
            time.sleep(0.5)
            try:
                points = [(p[1], p[2]) for p in json.load(urllib.request.urlopen(address))]
            except OSError:
                continue
            if (7, 107) in points:
                return points
        sys.exit("TensorBoard showed no points within two minutes.")
    finally:
        server.terminate()
        server.wait()


write(".first", [(step, step) for step in range(10)])
time.sleep(1.1)  # the second file's name begins with a later second
write(".resumed", [(step, 100 + step) for step in (5, 6, 7)])
accumulator = EventAccumulator(run)
accumulator.Reload()
library = [(e.step, e.value) for e in accumulator.Scalars("loss")]
fast, slow = page("--load_fast=true"), page("--load_fast=false")
print("written: steps 0 to 9 with their own values, then 5, 6 and 7 with 105, 106 and 107")
print("page:                   ", fast)
print("page, --load_fast=false:", slow)
print("EventAccumulator:       ", library)
everything = [(s, float(s)) for s in range(10)] + [(s, 100.0 + s) for s in (5, 6, 7)]
kept = [(s, float(s)) for s in range(5)] + [(s, 100.0 + s) for s in (5, 6, 7)]
if fast != kept or slow != everything or library != everything:
    sys.exit("This has changed.")
PYTHON
"$folder/venv/bin/python" "$folder/see.py" "$folder"
