"""Any call of the system may refuse with any error: one sentence says so, and nothing is lost."""

from __future__ import annotations

import random

import pytest

from tests.cli.refusals import COMMANDS, Command, Trial
from tests.thorough import THOROUGH

TRIED = 3 if THOROUGH else 1
"""Cases of each command here; `make torture` tries all there are."""


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """Boards that are made once, and copied for every try."""
    return Trial(tmp_path_factory.mktemp("refusals"))


def _name(command: Command) -> str:
    return f"{command.board} {command.words[0]}"


@pytest.mark.parametrize("number", range(len(COMMANDS)), ids=lambda n: _name(COMMANDS[n]))
def test_a_call_that_is_refused_is_told_and_costs_nothing(trial: Trial, number: int) -> None:
    cases = list(trial.cases(COMMANDS[number]))
    for case in random.Random(number).sample(cases, TRIED):
        assert trial.refuse(case)
