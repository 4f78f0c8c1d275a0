"""A training in a process of its own: MODEL DATA RUN [--die-at STEP] [--processes N]; dies by SIGKILL in mid-step."""

import argparse
import os
import signal
from pathlib import Path

from models.training.job import Job, Machines
from models.training.module import Learner
from models.training.run import train

parser = argparse.ArgumentParser()
for name in ("model", "data", "out"):
    parser.add_argument(name, type=Path)
parser.add_argument("--die-at", type=int, default=-1)
parser.add_argument("--processes", type=int, default=1)
asked = parser.parse_args()

step, taken = Learner.training_step, 0


def deadly(self, batch, number):
    global taken
    if taken == asked.die_at:
        os.kill(os.getpid(), signal.SIGKILL)
    taken += 1
    return step(self, batch, number)


Learner.training_step = deadly
train(Job(asked.model, (asked.data,), asked.out, seed=1), Machines("cpu", asked.processes))
