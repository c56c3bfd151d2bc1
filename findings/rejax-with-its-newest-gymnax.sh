#!/usr/bin/env bash
# rejax 0.1.3 with gymnax 1.0.1, which is what `pip install rejax` installs
#
# Guess: the newest release of each, which the one allows by `gymnax>=0.0.9`, work together.
# What happens: since gymnax 1.0.0 `step` returns six values, with a time limit (`truncated`) apart from other ends (`terminated`); rejax
# takes five, and every training ends with "too many values to unpack". With gymnax 0.0.9 the same lines train.
# Why it matters: rejax is what the published synthetic environments were trained with. Who tries to repeat that with today's packages
# has to pin gymnax, and then has a time limit that is an end like any other for every algorithm, as when they were made.
#
# Needs Python 3.12 or later: PYTHON=python3.12 findings/rejax-with-its-newest-gymnax.sh
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
"${PYTHON:-python3}" -m venv "$room/venv"
for gymnax in 1.0.1 0.0.9; do
  "$room/venv/bin/pip" install --quiet --disable-pip-version-check rejax==0.1.3 "gymnax==$gymnax" jax==0.11.2 jaxlib==0.11.2
  "$room/venv/bin/python" -W ignore - <<'PYTHON' | tee -a "$room/seen"
from importlib.metadata import version

import jax
import rejax

ppo = rejax.get_algo("ppo").create(
    env="CartPole-v1", num_envs=4, num_steps=8, num_minibatches=2, total_timesteps=64, eval_freq=32
)
try:
    ppo.train(jax.random.PRNGKey(0))
    print("gymnax", version("gymnax"), "trains")
except ValueError as error:
    print("gymnax", version("gymnax"), error)
PYTHON
done
diff "$room/seen" - <<'SEEN' || { echo "this has changed" >&2; exit 1; }
gymnax 1.0.1 too many values to unpack (expected 5)
gymnax 0.0.9 trains
SEEN
