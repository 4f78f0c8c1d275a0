"""Sessions that random interviews come to, for tests of what pages offer."""

from __future__ import annotations

import random
from collections.abc import Iterator

from interview.domain import Purpose, Session, Stage
from interview.events import (
    AnswerFinished,
    AnswerTyped,
    ConsentGiven,
    ConsentWithdrawn,
    Continued,
    NextWanted,
    Paused,
    PlanApproved,
    QuestionRepeated,
    QuestionSkipped,
    SessionOpened,
)
from tests.fakes import a_consent, some_questions
from tests.interview.random_driver import Driver
from tests.interview.walks import NOW, RISKY

LIVE = (Stage.ASKING, Stage.LISTENING, Stage.SETTLING, Stage.HELD, Stage.ANALYSING)


def random_sessions(number: int, seed: int = 4) -> Iterator[Session]:
    """So many sessions of the live stages, each a random step after the one before it."""
    luck = random.Random(seed)
    driver = begun(luck)
    for _ in range(number):
        if driver.session.stage not in LIVE:
            driver = begun(luck)
        step(driver, luck)
        if driver.session.stage in LIVE:
            yield driver.session


def begun(luck: random.Random) -> Driver:
    driver = Driver()
    purposes = [purpose for purpose in Purpose if luck.random() < 0.8]
    driver.send(SessionOpened(NOW))
    driver.send(ConsentGiven(a_consent(*purposes)))
    driver.send(PlanApproved(some_questions(3)))
    return driver


def step(driver: Driver, luck: random.Random) -> None:
    if driver.jobs and luck.random() < 0.5:
        how = luck.choice(["well", "well", "risky", "fails"])
        driver.end_job(luck.randrange(100), how)
        return
    if driver.session.open_flags and luck.random() < 0.5:
        driver.dispose_of_one_flag()
        return
    event = luck.choice(
        [
            AnswerFinished(),
            AnswerTyped(luck.choice(["well", RISKY])),
            QuestionRepeated(),
            QuestionSkipped("no time"),
            Paused(),
            Paused(),
            Continued(driver.new_tape()),
            NextWanted(),
            ConsentWithdrawn(luck.choice(list(Purpose)), NOW),
        ]
    )
    driver.decide(event)
