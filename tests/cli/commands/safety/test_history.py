from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.conftest import Shell


def test_undo_and_redo_say_what_they_did(shell: Shell) -> None:
    shell.done("win", "Made the bed")
    assert shell.done("undo").lines == ["Undone: Wrote a win: Made the bed"]
    assert shell.done("journal", "--json").json == []
    assert shell.done("redo").lines == ["Redone: Wrote a win: Made the bed"]
    assert shell.done("journal", "--json").json[0]["text"] == "Made the bed"


def test_everything_of_a_day_can_be_taken_back_and_done_again(shell: Shell) -> None:
    shell.done("habit", "add", "Read", "--unit", "pages")
    shell.done("tick", "read", "--value", "3")
    shell.done("tick", "read", "--value", "5")
    shell.done("habit", "edit", "read", "--name", "Read aloud")
    shell.done("habit", "archive", "read")
    shell.done("settings", "celebrate", "off")
    shell.done("note", "Rain")
    before = shell.done("week", "--json").json
    for _ in range(7):
        shell.done("undo")
    assert shell.done("week", "--json").json["habits"] == []
    assert shell.refused("undo") == "There is nothing to undo."
    for _ in range(7):
        shell.done("redo")
    assert shell.refused("redo") == "There is nothing to redo."
    assert shell.done("week", "--json").json == before


def test_the_history_is_in_words_newest_first(shell: Shell) -> None:
    shell.done("win", "Made the bed", "--day", "2026-11-18")
    shell.clock.set(shell.clock.now() + timedelta(days=1, hours=5))
    shell.done("note", "Rain")
    shell.done("undo")
    shell.done("redo")
    shell.done("undo")
    assert shell.done("history").out == (
        "today\n"
        "  14:30  Undone: Wrote a note: Rain\n"
        "  14:30  Redone: Wrote a note: Rain\n"
        "  14:30  Undone: Wrote a note: Rain\n"
        "  14:30  Wrote a note: Rain\n"
        "\n"
        "yesterday\n"
        "  09:30  Wrote a win: Made the bed\n"
    )


def test_the_history_is_there_as_json(shell: Shell) -> None:
    shell.done("win", "Made the bed")
    shell.done("undo")
    undone, done = shell.done("history", "--json").json
    assert undone["undoes"] == done["id"]
    assert (done["did"], done["to"]) == ("entry.win", "Made the bed")
    assert done["title"] == "Wrote a win: Made the bed"
    assert done["at"] == "2026-11-21T09:30:00+01:00"


def test_older_history_is_shown_where_it_is_wished(shell: Shell) -> None:
    shell.done("win", "Made the bed")
    shell.clock.set(shell.clock.now() + timedelta(days=12))
    assert "--days 30" in shell.done("history").out
    assert "Made the bed" in shell.done("history", "--days", "30").out


@pytest.mark.parametrize("days", ["none", "0", "-1", "1e9", "nan"])
def test_a_number_of_days_that_is_none_is_refused(shell: Shell, days: str) -> None:
    assert "number of days" in shell.refused("history", f"--days={days}")


def test_one_act_is_taken_back_by_its_id(shell: Shell) -> None:
    shell.done("win", "Made the bed")
    shell.done("note", "Rain")
    id = shell.done("history", "--json").json[1]["id"]
    assert f"  {id}  Wrote a win: Made the bed" in shell.done("history", "--ids").out
    said = shell.done("undo", "--edit", id).lines
    assert said == ["Undone: Wrote a win: Made the bed"]
    assert [entry["text"] for entry in shell.done("journal", "--json").json] == ["Rain"]
    assert "already" in shell.refused("undo", "--edit", id)
    assert "99" in shell.refused("undo", "--edit", "99")
    shell.done("redo")
    assert len(shell.done("journal", "--json").json) == 2


def test_an_act_in_whose_way_another_stands_is_refused_with_its_name(shell: Shell) -> None:
    shell.done("habit", "add", "Read")
    shell.done("tick", "read")
    shell.done("tick", "read", "--rest")
    id = shell.done("history", "--json").json[1]["id"]
    assert "“Rest: Read”" in shell.refused("undo", "--edit", id)


@pytest.mark.parametrize(
    ("later", "undone"),
    [
        (("rest", "3 december"), "rest"),
        (("settings", "clock-hours", "12"), "settings"),
        (("habit", "add", "Swim"), "Swim"),
        (("person", "add", "Sam"), "Sam"),
        (("note", "B"), "B"),
    ],
)
def test_the_act_of_a_shell_after_the_clock_was_put_back_is_undone_first(
    shell: Shell, later: tuple[str, ...], undone: str
) -> None:
    shell.clock.set(datetime(2026, 12, 1, 9, 10, tzinfo=UTC))
    shell.done("win", "A")
    shell.clock.set(datetime(2026, 12, 1, 8, 5, tzinfo=UTC))
    shell.done(*later)
    told = shell.done("undo").out
    assert undone in told
    assert "A" not in [entry for entry in told.split() if entry == "A"]
    newest = [line for line in shell.done("history").lines if line.startswith("  ")]
    assert undone in newest[0]
    assert undone in newest[1]
    assert newest[2].endswith(": A")
    assert [e["text"] for e in shell.done("journal", "--json").json] == ["A"]
