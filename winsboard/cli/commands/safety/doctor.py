"""`doctor`: checking every file, and repairing what can be repaired."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, parse_args
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.io.output import ask, print_error, print_json, print_lines
from winsboard.cli.open_board import envelope_for
from winsboard.domain.model.wins import Counts
from winsboard.plain.differences import contents_words, count_words
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.disk.lock_owner import set_process_name
from winsboard.store.errors import StoreError
from winsboard.store.maintenance.checkup import Checkup
from winsboard.store.maintenance.findings import Finding
from winsboard.store.maintenance.repair import repair
from winsboard.store.notices import Notices
from winsboard.store.system.capabilities import missing_capabilities
from winsboard.words import format_phrase


def run(call: Invocation) -> int:
    """Print the findings; the exit code is 0 if there are none or all were repaired."""
    args = parse_args(CommandSpec("doctor", flags=["--json", "--yes"]), call.words)
    paths = paths_of(call, args.data_dir)
    set_process_name(call.command)
    try:
        envelope = envelope_for(call, paths, Notices(print_error))
    except OSError:
        # Whether it is encrypted is unknown; the checkup reports what is wrong.
        envelope = Envelope(paths.data)
    checkup = Checkup(paths.data, paths.state, envelope)
    findings = checkup.findings()
    if args.has("--json"):
        print_json([_document(finding) for finding in findings])
        return 1 if findings else 0
    if not findings:
        notice = format_phrase("seal.where.on" if envelope.is_on else "seal.where.off")
        known = [format_phrase("seal.older_noticed")] if envelope.is_on else []
        less = missing_capabilities(paths.data, paths.state)
        if not checkup.finds_board():
            print_lines([format_phrase("cli.doctor.no_board", path=paths.data), *less])
            return 0
        well = "cli.doctor.well.one" if checkup.pages == 1 else "cli.doctor.well"
        counted, alone = _totals(checkup.counts), _without_goal(checkup.without_goal)
        print_lines(
            [format_phrase(well, pages=checkup.pages), *counted, *alone, *known, notice, *less]
        )
        return 0
    lines = [
        line for finding in findings for line in (_line(finding), *_key_line(finding, checkup))
    ]
    print_lines([*lines, *missing_capabilities(paths.data, paths.state)])
    repairable = [finding for finding in findings if finding.can_repair]
    if not repairable or not _agreed(args, len(repairable)):
        return 1
    done = _repaired(call, checkup, repairable)
    print_lines([format_phrase("cli.doctor.repaired", done=done, count=len(findings))])
    return 0 if done == len(findings) else 1


def _totals(counts: Counts) -> list[str]:
    """The totals, which were counted again and are right."""
    each = contents_words(counts.wins, counts.others, 0)
    return [format_phrase("cli.doctor.totals.right", each=", ".join(each))] if each else []


def _without_goal(kinds: Counter[str]) -> list[str]:
    """What belongs to a goal that was deleted. It does no harm, so it is no finding."""
    each = [count_words(kind, count) for kind, count in sorted(kinds.items())]
    return [format_phrase("cli.doctor.goal.gone", each=", ".join(each))] if each else []


def _document(finding: Finding) -> dict[str, object]:
    fields = {**finding._asdict(), "path": str(finding.path), "words": _line(finding)}
    del fields["told"]
    return fields


def _line(finding: Finding) -> str:
    if finding.told:
        return finding.told
    why = format_phrase(f"store.why.{finding.why}") if finding.why else ""
    values = {"path": finding.path, "why": why, "line": finding.line, "what": finding.what}
    return format_phrase(f"cli.doctor.{finding.kind}", **values)


def _key_line(finding: Finding, checkup: Checkup) -> Iterator[str]:
    """Which key an encrypted file needs that cannot be decrypted, and where that key is."""
    if finding.kind not in ("closed", "waiting", "sealed"):
        return
    from winsboard.store.encryption.undecryptable_files import key_of

    id, path = key_of(finding.path, checkup.data, checkup.state)
    if id and not checkup.envelope.can_decrypt(finding.path.read_bytes()):
        key = "cli.doctor.key" if path else "cli.doctor.no_key"
        yield format_phrase(key, id=id, path=path)


def _agreed(args: ParsedArgs, count: int) -> bool:
    if args.has("--yes"):
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        print_error(format_phrase("cli.doctor.how"))
        return False
    return ask(format_phrase("cli.doctor.ask", count=count))


def _repaired(call: Invocation, checkup: Checkup, findings: list[Finding]) -> int:
    notices = Notices(lambda sentence: print_lines([sentence]))
    done = 0
    for finding in findings:
        try:
            done += repair(finding, checkup, call.clock, notices)
        except StoreError as error:
            print_error(format_phrase(f"store.{error.reason}", **error.values))
    return done
