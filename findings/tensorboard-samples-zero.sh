#!/usr/bin/env bash
# tensorboard 2.20.0 with tensorboard-data-server 0.7.2
#
# Guess:    --samples_per_plugin scalars=0 draws every point, as 0 keeps every one in EventAccumulator's size_guidance.
# Happens:  the page lists the tags and draws no point at all, with --load_fast=true and false. Only a number that no curve
#           reaches draws all of a long one.
# Matters:  a curve of 3,000 points has 1,000 on the page; who turns the sampling off with 0 sees empty charts and looks for the
#           fault in the program that wrote them.
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


def page(*options):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [os.path.join(os.path.dirname(sys.executable), "tensorboard"), "--logdir", logs, "--port", str(port)]
    server = subprocess.Popen(command + list(options), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def get(path):
        return json.load(urllib.request.urlopen("http://127.0.0.1:%d/data/plugin/scalars/%s" % (port, path)))

    try:
        for _ in range(240):
            time.sleep(0.5)
            try:
                if "loss" in get("tags").get("run", {}):
                    time.sleep(5)  # the file is read by then, as the other counts show
                    return len(get("scalars?run=run&tag=loss"))
            except OSError:
                continue
        sys.exit("TensorBoard showed no tag within two minutes.")
    finally:
        server.terminate()
        server.wait()


writer = EventFileWriter(run)
for step in range(3000):
    writer.add_event(Event(wall_time=step, step=step, summary=Summary(value=[Summary.Value(tag="loss", simple_value=step)])))
writer.close()
accumulator = EventAccumulator(run, size_guidance={"scalars": 0})
accumulator.Reload()
print("EventAccumulator, size_guidance 0:", len(accumulator.Scalars("loss")))
counts = [
    page(*samples, load)
    for load in ("--load_fast=true", "--load_fast=false")
    for samples in ([], ["--samples_per_plugin", "scalars=0"], ["--samples_per_plugin", "scalars=1000000"])
]
print("page, points of 3000 by itself, with scalars=0, with scalars=1000000:", counts[:3])
print("the same with --load_fast=false:                                     ", counts[3:])
if len(accumulator.Scalars("loss")) != 3000 or counts != [1000, 0, 3000] * 2:
    sys.exit("This has changed.")
PYTHON
"$folder/venv/bin/python" "$folder/see.py" "$folder"
