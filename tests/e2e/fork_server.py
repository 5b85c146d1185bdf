"""Starts winsboard by a fork of a process that has imported it: an import takes half a second.

Run as a program with the Python of the installed winsboard, it serves requests on a socket. Each
started process has a session, a terminal, an environment and a folder of its own, as after `exec`.
"""

from __future__ import annotations

import fcntl
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final, NoReturn, TypeAlias

READY: Final = b"ready\n"
WINSBOARD: Final = "winsboard.__main__"
PATIENCE: Final = 60.0
MOST_FILES: Final = 3
EVERYTHING: Final = ("winsboard.cli.main", "winsboard.tui.app.app")
Run: TypeAlias = subprocess.CompletedProcess[str]


class ForkServer:
    """The process that starts others."""

    def __init__(
        self,
        python: Path,
        path: Path,
        program: str = WINSBOARD,
        folder: Path | None = None,
        *,
        imports: Sequence[str] = EVERYTHING,
    ) -> None:
        """`program` is the module with the function `main`, found in `folder` or installed."""
        self._path = path
        command = [str(python), __file__, str(path), program, str(folder or ""), *imports]
        env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PYTEST", "COV"))}
        env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self._server = subprocess.Popen(command, env=env, stdout=subprocess.PIPE)
        assert self._server.stdout is not None
        assert self._server.stdout.readline() == READY

    def start(
        self, argv: Sequence[str], env: Mapping[str, str], cwd: Path, files: Sequence[int]
    ) -> Forked:
        """Start winsboard in a terminal, or with an input, an output and another for errors."""
        line = socket.socket(socket.AF_UNIX)
        line.connect(str(self._path))
        request = json.dumps({"argv": [*argv], "env": {**env}, "cwd": str(cwd)}).encode()
        socket.send_fds(line, [len(request).to_bytes(4, "big")], files)
        line.sendall(request)
        return Forked(line)

    def run(self, argv: Sequence[str], env: Mapping[str, str], cwd: Path) -> Run:
        """Run winsboard without a terminal."""
        with (
            open(os.devnull, "rb") as nothing,  # noqa: PTH123 - a path has no descriptor
            TemporaryFile() as out,
            TemporaryFile() as err,
        ):
            files = [nothing.fileno(), out.fileno(), err.fileno()]
            code = self.start(argv, env, cwd, files).wait(PATIENCE)
            out.seek(0)
            err.seek(0)
            said = [file.read().decode() for file in (out, err)]
        return subprocess.CompletedProcess(list(argv), code, *said)

    def close(self) -> None:
        """End the server; the processes it started are on their own."""
        self._server.kill()
        self._server.communicate()


class Forked:
    """A started process, with what tests use of `subprocess.Popen`."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._answers = line.makefile("r", encoding="ascii")
        self.pid = int(self._answers.readline())
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return the exit code, or None while the process runs."""
        if self.returncode is None and select.select([self._line], [], [], 0)[0]:
            self.returncode = int(self._answers.readline())
            self._answers.close()
            self._line.close()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait until the process has ended."""
        if self.returncode is None:
            select.select([self._line], [], [], timeout)
        code = self.poll()
        if code is None:
            raise subprocess.TimeoutExpired("winsboard", timeout or 0.0)
        return code

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the process has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End the process at once."""
        self.send_signal(signal.SIGKILL)


def serve(path: str, program: str, imports: Sequence[str]) -> None:
    """Start a process for each request, and tell its number and, later, its exit code."""
    for module in imports:
        import_module(module)
    main = import_module(program).main
    gc.collect()
    gc.freeze()
    # Whoever asked has the answer; nobody waits for those who gave it.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen()
        os.write(1, READY)
        while True:
            line, _ = server.accept()
            if os.fork() == 0:
                server.close()
                _answer(line, main)
            line.close()


def _answer(line: socket.socket, main: Callable[[], None]) -> NoReturn:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    head, fds, _, _ = socket.recv_fds(line, 4, MOST_FILES)
    raw = b""
    while len(raw) < int.from_bytes(head, "big"):
        raw += line.recv(65536)
    request = json.loads(raw)
    pid = os.fork()
    if pid == 0:
        line.close()
        _become(main, request["argv"], request["env"], request["cwd"], fds)
    for fd in fds:
        os.close(fd)
    line.sendall(f"{pid}\n".encode())
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    line.sendall(f"{code}\n".encode())
    os._exit(0)


def _become(
    main: Callable[[], None],
    argv: Sequence[str],
    env: Mapping[str, str],
    cwd: str,
    files: list[int],
) -> NoReturn:
    """Go on as a program that was just started."""
    import random

    os.setsid()
    if len(files) == 1:
        fcntl.ioctl(files[0], termios.TIOCSCTTY, 0)
        files *= 3
    for fd, file in enumerate(files):
        os.dup2(file, fd)
    for file in {*files}:
        os.close(file)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    random.seed()
    sys.argv[:] = argv
    # They are open until the process ends.
    made = {
        "stdin": open(0, encoding="utf-8", closefd=False),  # noqa: SIM115
        "stdout": open(1, "w", 1, encoding="utf-8", closefd=False),  # noqa: SIM115
        "stderr": open(2, "w", 1, None, "backslashreplace", closefd=False),  # noqa: SIM115
    }
    for name, stream in made.items():
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    main()
    os._exit(0)


if __name__ == "__main__":
    # What is started is the installed program, or one of the tests.
    _, path, program, folder, *imports = sys.argv
    sys.path[:1] = [folder] if folder else []
    serve(path, program, imports)
