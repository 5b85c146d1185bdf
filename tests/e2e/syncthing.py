"""Two instances of the real Syncthing that are connected only to each other.

Discovery, relays, NAT traversal, usage reports, crash reports and upgrades are off. They listen on
and connect to 127.0.0.1 only.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

PROGRAM = shutil.which("syncthing")

CONFIG = """<configuration version="35">
  <folder id="board" path="{folder}" type="sendreceive" rescanIntervalS="5"
          fsWatcherEnabled="true" fsWatcherDelayS="1">
    <filesystemType>basic</filesystemType>
    <device id="{own}"></device>
    <device id="{peer}"></device>
    <maxConflicts>10</maxConflicts>
  </folder>
  <device id="{own}" name="own" compression="never"><address>dynamic</address></device>
  <device id="{peer}" name="peer" compression="never">
    <address>tcp://127.0.0.1:{peer_port}</address>
  </device>
  <gui enabled="false"></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:{own_port}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <stunKeepaliveStartS>0</stunKeepaliveStartS>
    <announceLANAddresses>false</announceLANAddresses>
    <urAccepted>-1</urAccepted>
    <crashReportingEnabled>false</crashReportingEnabled>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <startBrowser>false</startBrowser>
    <reconnectionIntervalS>1</reconnectionIntervalS>
  </options>
</configuration>
"""


class Instance(NamedTuple):
    """A Syncthing instance and the folder it synchronises."""

    home: Path
    folder: Path
    port: int
    device: str


def environment(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    return {**kept, "HOME": str(home), "STNOUPGRADE": "1", "STNODEFAULTFOLDER": "1"}


def run(home: Path, *words: str) -> str:
    assert PROGRAM is not None
    done = subprocess.run(
        [PROGRAM, *words], env=environment(home), capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def make(home: Path, folder: Path) -> Instance:
    """Create the home of an instance with its own key, and the folder if it does not exist."""
    home.mkdir(parents=True)
    folder.mkdir(parents=True, exist_ok=True)
    run(home, "generate", f"--home={home}", "--no-default-folder")
    device = run(home, f"--home={home}", "--device-id").strip()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    return Instance(home, folder, port, device)


def configure(own: Instance, peer: Instance) -> None:
    config = CONFIG.format(
        folder=own.folder,
        own=own.device,
        peer=peer.device,
        own_port=own.port,
        peer_port=peer.port,
    )
    (own.home / "config.xml").write_text(config, encoding="utf-8")


@contextmanager
def running(instances: Sequence[Instance]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Run both instances, and stop them afterwards."""
    assert PROGRAM is not None
    started: list[subprocess.Popen[bytes]] = []
    try:
        for instance in instances:
            command = [PROGRAM, "serve", f"--home={instance.home}"]
            command += ["--no-browser", "--no-restart", "--no-upgrade", "--logfile=-"]
            with (instance.home / "log").open("wb") as log:
                started.append(
                    subprocess.Popen(
                        command,
                        env=environment(instance.home),
                        stdout=log,
                        stderr=log,
                        start_new_session=True,
                    )
                )
        yield started
    finally:
        for process in started:
            process.terminate()
        for process in started:
            with suppress(subprocess.TimeoutExpired):
                process.wait(60)
            if process.poll() is None:
                process.kill()
                process.wait()
