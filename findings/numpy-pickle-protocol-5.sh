#!/usr/bin/env bash
# NumPy 2.5.5 (and 1.26.4), pickle protocol 5
#
# Guess: the protocol changes how a pickle is packed, not what it names; what reads arrays of protocol 4 by a list of allowed names reads
# those of protocol 5.
# What happens: up to protocol 4 an array is `_reconstruct` and a state. At protocol 5 a contiguous one is a call of
# `_frombuffer`, a private function of another private module; its data are `bytes` if the array is read-only (as
# what jax.device_get returns) and a `bytearray` if not. A slice with steps still is `_reconstruct`, in the same file.
# Why it matters: Python 3.14 writes protocol 5 unless it is told otherwise. A restricted unpickler, which is what one reads foreign
# checkpoints with, refuses files from the day their author changes Python, though nothing in their code changed.
#
# Needs Python 3.12 or later: PYTHON=python3.12 findings/numpy-pickle-protocol-5.sh
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
"${PYTHON:-python3}" -m venv "$room/venv"
"$room/venv/bin/pip" install --quiet --disable-pip-version-check numpy==2.5.5
"$room/venv/bin/python" - <<'PYTHON'
import io
import pickle
import pickletools

import numpy as np


class Names(pickle.Unpickler):
    def find_class(self, module, name):
        self.names.append(f"{module}.{name}")
        return super().find_class(module, name)


def look(array, protocol):
    file = pickle.dumps(array, protocol=protocol)
    names = Names(io.BytesIO(file))
    names.names = []
    assert (names.load() == array).all()
    codes = {op.name for op, _, _ in pickletools.genops(file)}
    return names.names[0], "bytearray" if "BYTEARRAY8" in codes else "bytes"


writable = np.ones((3, 4), np.float32)
read_only = writable.copy()
read_only.flags.writeable = False
seen = {
    "protocol 4": look(writable, 4),
    "protocol 5": look(writable, 5),
    "protocol 5, read-only": look(read_only, 5),
    "protocol 5, every second row": look(np.ones((6, 4), np.float32)[::2], 5),
}
for what, (name, data) in seen.items():
    print(f"{what:30}{name:42}{data}")
assert list(seen.values()) == [
    ("numpy._core.multiarray._reconstruct", "bytes"),
    ("numpy._core.numeric._frombuffer", "bytearray"),
    ("numpy._core.numeric._frombuffer", "bytes"),
    ("numpy._core.multiarray._reconstruct", "bytes"),
], "this has changed"
PYTHON
