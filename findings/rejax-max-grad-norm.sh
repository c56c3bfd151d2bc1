#!/usr/bin/env bash
# rejax 0.1.3 (with gymnax 0.0.9)
#
# Guess: `max_grad_norm` bounds the norm of a gradient, as it does in rejax of June 2024 (optax.clip_by_global_norm), cleanrl and
# stable-baselines3.
# What happens: it bounds each number of the gradient by itself (optax.clip). A gradient of 10,000 numbers that are all 0.5 has the
# norm 50, and passes a `max_grad_norm` of 0.5 as it is.
# Why it matters: the published configurations say `max_grad_norm: 10`. Of the newest rejax that is next to no bound, so its agents learn in
# another way from the same file, with no word about it. SAC, which had none, has it too.
#
# Needs Python 3.12 or later: PYTHON=python3.12 findings/rejax-max-grad-norm.sh
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
"${PYTHON:-python3}" -m venv "$room/venv"
"$room/venv/bin/pip" install --quiet --disable-pip-version-check rejax==0.1.3 gymnax==0.0.9 jax==0.11.2 jaxlib==0.11.2 optax==0.2.8
"$room/venv/bin/python" -W ignore - <<'PYTHON'
import jax
import jax.numpy as jnp
import optax
import rejax

LIMIT = 0.5
seen = {}
for name, state in {"ppo": "actor_ts", "dqn": "q_ts", "sac": "actor_ts"}.items():
    algorithm = rejax.get_algo(name).create(env="CartPole-v1", max_grad_norm=LIMIT, learning_rate=1.0)
    train_state = getattr(algorithm.init_state(jax.random.PRNGKey(0)), state)
    gradient = jax.tree.map(lambda each: jnp.full_like(each, LIMIT), train_state.params)
    # after one step Adam's first moment is a tenth of the gradient that reached it
    _, after = train_state.tx.update(gradient, train_state.opt_state, train_state.params)
    moments = optax.tree_utils.tree_get(after, "mu")
    seen[name] = float(optax.global_norm(gradient)), float(optax.global_norm(moments)) / 0.1
for name, (before, after) in seen.items():
    print(f"{name}: max_grad_norm {LIMIT}, a gradient of the norm {before:.1f} reaches Adam with the norm {after:.1f}")
assert all(abs(before - after) < 1e-3 and after > 20 for before, after in seen.values()), "this has changed"
PYTHON
