"""`progress`, `look-back`, `week` and `picture` on a small board."""

from __future__ import annotations

import stat
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import Shell, prepared
from tests.store.boards import make_unreadable, month_file


@pytest.fixture
@prepared
def lived(shell: Shell) -> None:
    """A fortnight with two habits, on a Saturday morning."""
    shell.done("habit", "add", "Make the bed", "--area", "morning")
    shell.done("habit", "add", "Walk", "--area", "movement")
    for day in ("2026-11-16", "2026-11-17", "2026-11-20"):
        shell.done("tick", "bed", "--day", day)
    shell.done("tick", "bed", "--day", "2026-11-18", "--rest")
    shell.done("tick", "walk", "--day", "2026-11-20", "--some")
    shell.done("win", "Rang Ines", "--day", "2026-11-17", "--area", "connection", "--tag", "asked")
    shell.done("win", "Got up", "--day", "2026-11-20", "--tag", "hard_day", "--tag", "first_time")
    shell.done("win", "Crossed the bridge", "--day", "2025-11-21")
    shell.done("note", "Snow", "--day", "2025-11-21")


def test_a_month_has_a_sentence_for_each_day(lived: Shell) -> None:
    lines = lived.done("progress", "month").lines
    assert lines == [
        "November 2026: 6 wins on 3 days.",
        "",
        "Monday 16 November: 1 win, Make the bed: done.",
        "Tuesday 17 November: 2 wins, Make the bed: done.",
        "Wednesday 18 November: an entry, Make the bed: rest.",
        "Friday 20 November: 3 wins, Make the bed: done, Walk: some of it.",
        "",
        "`winsboard picture month` draws it.",
    ]
    assert lived.done("progress").lines == lines


def test_the_picture_of_a_month_says_which_row_is_what(lived: Shell) -> None:
    lines = lived.done("picture", "month").lines
    assert lines[2].split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    row = lines.index("day    16   17   18   19   20   21   22")
    assert lines[row + 1].split() == ["wins", "1", "2", ".", ".", "3", "."]


def test_a_month_without_entries_says_so_and_no_more(lived: Shell) -> None:
    first = lived.done("progress", "month", "--day", "2026-03-03").lines[0]
    assert first == "March 2026: no entries."


def test_a_week_can_begin_on_a_sunday(lived: Shell) -> None:
    lived.done("settings", "week-start", "sunday")
    assert lived.done("picture", "month").lines[2].split()[0] == "Sun"


def test_a_year_is_a_line_for_each_month(lived: Shell) -> None:
    assert lived.done("progress", "year").lines == [
        "2026: 6 wins on 3 days.",
        "",
        "  November: 6 wins on 3 days.",
        "",
        "`winsboard picture year` draws it.",
    ]


def test_the_picture_of_a_year_has_a_row_for_each_weekday(lived: Shell) -> None:
    lines = lived.done("picture", "year").lines
    assert lines[0] == "2026: 6 wins on 3 days."
    assert lines[2].split() == [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]  # fmt: skip
    rows = {line[:3]: line[5:] for line in lines[3:10]}
    assert (rows["Mon"][-1], rows["Tue"][-1], rows["Fri"][-1]) == ("1", "2", "3")
    assert lines[-1].startswith("Wins in a day: 1 = 1, 2 = 2, 3 = 3, 4 = 4 and more.")
    assert max(map(len, lines[2:10])) <= 60


def test_several_years_and_one_habit(lived: Shell) -> None:
    both = lived.done("progress", "year", "--year", "2026", "--year", "2025").lines
    assert [line for line in both if ": " in line and line[:2] == "20"] == [
        "2026: 6 wins on 3 days.",
        "2025: 1 win on 1 day.",
    ]
    bed = lived.done("progress", "year", "--habit", "bed").lines
    assert bed[0] == "Make the bed in 2026: 3 days. 1 day of rest."
    assert bed[2] == "  November: done on 3 days, rest on 1 day."
    walk = lived.done("progress", "year", "--habit", "walk").lines
    assert walk[2] == "  November: some of it on 1 day."
    drawn = lived.done("picture", "year", "--habit", "bed").lines
    assert {line[:3]: line[-1] for line in drawn[3:6]} == {"Mon": "x", "Tue": "x", "Wed": "-"}


def test_habits_are_told_in_words(lived: Shell) -> None:
    lines = lived.done("progress", "habits").lines
    assert lines[0] == "Make the bed: New. 3 days in the last four weeks."
    one = lived.done("progress", "habits", "bed").lines
    assert one[2] == "In the last four weeks: 3 days, and 1 day of rest."
    assert one[-1].startswith("That is why it says New.")
    assert "Best run" not in lines[0]
    lived.done("settings", "best-run", "on")
    lived.done("habit", "edit", "bed", "--per-week", "7")
    assert "Best run: 2 days in a row." in lived.done("progress", "habits").lines[0]


def test_patterns_have_counts_and_words(lived: Shell) -> None:
    lines = lived.done("progress", "patterns").lines
    assert lines[0] == (
        "6 wins from Saturday 22 November 2025 to Saturday 21 November, most in the area Morning."
    )
    assert "  Morning: 3 wins" in lines
    assert lines[lines.index("On hard days: 1 win") + 1] == "  Friday 20 November: Got up"
    assert lines[lines.index("Asked for help: 1 win") + 1] == "  Tuesday 17 November: Rang Ines"
    assert "Mood" not in lines
    some = lived.done("progress", "patterns", "--from", "2025-11-01", "--to", "2025-11-30").lines
    assert some[0] == "1 win from Friday 21 November to Sunday 30 November."


def test_moods_stand_there_where_they_have_a_place(lived: Shell) -> None:
    assert "mood" not in lived.done("progress", "patterns", "--json").json
    lived.done("settings", "mood", "on")
    lived.done("mood", "4")
    lines = lived.done("progress", "patterns").lines
    assert "You saved a mood on 1 day." in lines
    assert "average" not in "\n".join(lines)
    moods = lived.done("progress", "patterns", "--json").json["mood"]
    assert moods[-1] == {"day": "2026-11-21", "moods": [4]}
    assert sum(bool(day["moods"]) for day in moods) == 1


def test_the_album_counts_what_is_kept(lived: Shell) -> None:
    lines = lived.done("progress", "album").lines
    assert lines[0] == "7 wins, and 1 other entry, since November 2025."
    assert lines[2:] == ["  November 2026: 6 wins", "  November 2025: 1 win"]
    page = lived.done("progress", "album", "--page", "1").lines
    assert page[2:] == [
        "November 2025: 1 win, and 1 other entry.",
        "Friday 21 November 2025",
        "  09:30  win: Crossed the bridge",
        "",
        "Page 1 of 2.",
    ]
    assert "pages 1 to 2" in lived.refused("progress", "album", "--page", "3")


@pytest.mark.parametrize("view", ["month", "year", "habits", "album"])
def test_every_view_is_there_for_programs_too(lived: Shell, view: str) -> None:
    assert lived.done("progress", view, "--json").json


@pytest.mark.parametrize("view", ["month", "year", "habits", "patterns", "album"])
def test_every_view_is_kind_to_an_empty_board(shell: Shell, view: str) -> None:
    told = shell.done("progress", view).out
    assert told.strip()
    assert " 0 " not in told.split("\n")[0]
    assert shell.done("progress", view, "--help").out


def test_what_is_no_view_or_no_year_is_refused(shell: Shell) -> None:
    assert "patterns" in shell.misused("progress", "everything")
    assert "“2027”" in shell.refused("progress", "year", "--year", "2027")
    assert "“x”" in shell.refused("progress", "year", "--year", "x")
    assert "No wins yet" in shell.refused("progress", "album", "--page", "1")


def test_a_month_that_can_not_be_read_is_named_and_the_rest_is_shown(
    lived: Shell, board_home: Path
) -> None:
    make_unreadable(month_file(board_home, "2025-11"))
    result = lived("journal", "--search", "e")
    assert result.code == 0
    assert "Rang Ines" in result.out
    assert "2025-11.json" in result.err
    assert lived("journal", "--search", "crossed").code == 1
    patterns = lived("progress", "patterns", "--from", "2025-01-01")
    assert "2025-11.json" in patterns.err
    assert patterns.out.startswith("6 wins")


def test_an_old_win_comes_back(lived: Shell) -> None:
    assert lived.done("look-back").lines == ["Friday 21 November 2025", "  Crossed the bridge"]
    assert lived.done("look-back", "--number", "2").lines == ["That was the last one."]
    assert lived.done("look-back", "--json").json[0]["text"] == "Crossed the bridge"
    assert "1" in lived.refused("look-back", "--number", "0")


def test_there_is_nothing_old_on_a_new_board(shell: Shell) -> None:
    assert "more than a week ago" in shell.done("look-back").out
    assert shell.done("look-back", "--json").json == []


def test_the_week_has_a_page(lived: Shell) -> None:
    lines = lived.done("week").lines
    page = lines[lines.index("Weekly page") :]
    assert page[:11] == [
        "Weekly page",
        "By area: Morning 3, No area 1, Connection 1, Movement 1.",
        "1 win on hard days.",
        "Asked for help: 1 win.",
        "",
        "First times:",
        "  Got up",
        "",
        "Habits:",
        "  Make the bed: 3 days, 1 day of rest",
        "  Walk: 1 day",
    ]
    assert "If you like" not in "\n".join(lines)
    lived.done("settings", "gratitude", "on")
    assert "If you like: " in lived.done("week").out


def test_today_offers_what_was_chosen(lived: Shell) -> None:
    assert "Crossed" not in lived.done("today").out
    lived.done("settings", "weekly-line", "on")
    lived.done("settings", "week-page-on", "saturday")
    lines = lived.done("today").lines
    assert lines[0] == "From Friday 21 November 2025: Crossed the bridge"
    assert "weekly page" in lines[1]
    lived.done("settings", "week-page-on", "friday")
    assert "weekly page" not in lived.done("today").out
    assert "monday" in lived.refused("settings", "week-page-on", "someday")


@pytest.mark.parametrize("what", ["year", "month", "win"])
def test_a_picture_is_an_svg_for_this_person_alone(lived: Shell, tmp_path: Path, what: str) -> None:
    path = tmp_path / "wins.svg"
    lived.done("picture", what, "-o", str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = path.read_text(encoding="utf-8")
    assert ET.fromstring(text).tag == "{http://www.w3.org/2000/svg}svg"
    assert ("Got up" in text) == (what == "win")
    assert "Ines" not in text
    assert "already exists" in lived.refused("picture", what, "-o", str(path))
    assert path.read_text(encoding="utf-8") == text
    lived.done("picture", what, "-o", str(path), "--yes")


def test_a_picture_in_letters_goes_to_a_file_or_to_the_terminal(
    lived: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "wins.txt"
    lived.done("picture", "year", "--year", "2025", "-o", str(path))
    told = lived.done("picture", "year", "--year", "2025").out
    assert path.read_text(encoding="utf-8") == told
    assert told.startswith("2025: 1 win on 1 day.")
    assert lived.done("picture", "win").lines[1] == "  Got up"


def test_a_picture_of_one_win_by_its_id(lived: Shell) -> None:
    (entry,) = lived.done("journal", "--search", "ines", "--json").json
    assert lived.done("picture", "win", "--entry", entry["id"]).lines == [
        "Tuesday 17 November 2026",
        "  Rang Ines",
    ]
    assert "77" in lived.refused("picture", "win", "--entry", "77")


def test_a_picture_that_can_not_be_made_is_refused(shell: Shell, tmp_path: Path) -> None:
    assert "no written win" in shell.refused("picture", "win")
    assert "no folder" in shell.refused("picture", "year", "-o", str(tmp_path / "x" / "a.svg"))
    assert "year" in shell.misused("picture", "moon")
    (tmp_path / "a.svg").mkdir()
    assert shell.refused("picture", "year", "-o", str(tmp_path / "a.svg"))


@pytest.fixture
@prepared
def travelled(shell: Shell) -> None:
    """A win of today, and one of a day that has not come where its person is now."""
    shell.done("habit", "add", "Walk", "--area", "movement")
    shell.clock.tick(24 * 3600)
    shell.done("win", "Saw the reef", "--area", "movement")
    shell.done("tick", "walk")
    shell.clock.tick(-24 * 3600)
    shell.done("win", "Crossed the sea")


def test_the_year_draws_a_day_that_has_not_come_here(travelled: Shell) -> None:
    lines = travelled.done("picture", "year").lines
    assert lines[0] == "2026: 3 wins on 2 days."
    rows = {line[:3]: line[5:].strip() for line in lines[3:10]}
    assert (rows["Sat"][-1], rows["Sun"][-1]) == ("1", "2")
    (year,) = travelled.done("progress", "year", "--json").json
    cells = [cell for week in year["weeks"] for cell in week if cell]
    assert sum(cell["wins"] for cell in cells if not cell["ahead"]) == year["wins"]
    walked = travelled.done("picture", "year", "--habit", "walk").lines
    assert walked[0] == "Walk in 2026: 1 day."
    assert walked[9][5:].strip()[-1] != "."


def test_patterns_count_a_day_that_has_not_come_here(travelled: Shell) -> None:
    found = travelled.done("progress", "patterns", "--json").json
    assert found["wins"] == sum(found["by_weekday"]) == 3
    assert sum(count["wins"] for count in found["by_area"].values()) == 3
    assert travelled.done("progress", "patterns", "--to", "today", "--json").json["wins"] == 1


def test_the_days_of_this_month_hold_one_that_has_not_come_here(travelled: Shell) -> None:
    assert "1 day in the last four weeks." in travelled.done("progress", "habits").lines[0]


@pytest.mark.parametrize("words", [(), ("--from", "2026-11-20")])
def test_the_journal_has_a_day_that_has_not_come_here(
    travelled: Shell, words: tuple[str, ...]
) -> None:
    found = travelled.done("journal", *words, "--json").json
    assert [entry["text"] for entry in found] == ["Crossed the sea", "Saw the reef"]


@pytest.mark.parametrize("name", ["x.png", "x.JPG", "x.pdf"])
def test_a_picture_of_a_form_that_is_not_made_is_refused(
    lived: Shell, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    assert ".svg" in lived.refused("picture", "year", "-o", str(path))
    assert not path.exists()


def test_a_score_is_told_with_three_digits(lived: Shell) -> None:
    for view in lived.done("progress", "habits", "--json").json:
        scores = [view["score"], *(point["score"] for point in view["series"])]
        assert scores == [round(score, 3) for score in scores]
        assert any(scores)


def test_the_parts_of_the_day_say_which_wins_they_count(lived: Shell) -> None:
    lived.done("win", "Rang Sam")
    short = lived.done("progress", "patterns").lines
    assert "By time of day" not in short
    assert short[-1].startswith("`winsboard progress patterns --more`")
    said = lived.done("progress", "patterns", "--more").lines
    assert said.index("By weekday") > said.index("By area")
    assert "By time of day" in said


def test_what_i_can_do_now_is_made_of_first_times_and_less_help(shell: Shell) -> None:
    (kind,) = shell.done("progress", "can").lines
    assert kind.startswith("This page is for what you can do now.")
    shell.done("win", "Said no", "--tag", "first_time", "--area", "boundaries")
    shell.done("win", "A walk")
    shell.clock.tick(86400)
    shell.done("win", "said no", "--tag", "with less help")
    assert shell.done("progress", "can").lines == [
        "What I can do now",
        "",
        "Boundaries",
        "  said no: first time on Saturday 21 November, with less help on Sunday 22 November.",
    ]
    (found,) = shell.done("progress", "can", "--json").json
    assert (found["area"], found["first_time"]) == ("boundaries", "2026-11-21")
    assert found["less_help"] == "2026-11-22"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", "2019-01-01", "--to", "2019-03-01"], "Wins will show here."),
        (["--from", "2026-11-19", "--to", "2026-11-19"], None),
    ],
)
def test_a_range_without_wins_is_not_named(
    lived: Shell, words: list[str], said: str | None
) -> None:
    line = lived.done("progress", "patterns", *words).lines[0]
    assert line == said if said else " to " not in line


def test_patterns_and_moods_of_a_new_board_begin_today(shell: Shell) -> None:
    shell.done("settings", "mood", "on")
    shell.done("win", "Sang")
    shell.done("mood", "4")
    assert shell.done("progress", "patterns").lines[0] == "1 win on Saturday 21 November."
    told = shell.done("progress", "patterns", "--from", "2020-01-01", "--json").json
    assert [day["day"] for day in told["mood"]] == ["2026-11-21"]
