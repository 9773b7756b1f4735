"""``make run`` says at once what is in its way, and mends what an earlier run that was killed has left behind."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from camden_missions.embedded.left_behind import note, stop_group, stop_noted
from camden_missions.embedded.places import Places
from camden_missions.embedded.redis import Redis
from camden_missions.embedded.services import AlreadyRunning, Services
from camden_missions.running import is_taken

# A process with a child of its own, both of which ignore what asks them to end.
STUBBORN = """
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.fork()
os.write(1, (str(os.getpid()) + chr(10)).encode())
time.sleep(600)
"""


@pytest.fixture
def stubborn():
    process = subprocess.Popen(
        [sys.executable, "-c", STUBBORN], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    members = {int(process.stdout.readline()) for _ in range(2)}
    yield process, members
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.stdout.close()
    process.wait(timeout=20)


def _is_alive(pid: int) -> bool:
    """Say whether a process runs; one that has ended and waits to be looked at does not."""
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return bool(told) and not told.startswith("Z")


def _soon(holds) -> bool:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and not holds():
        time.sleep(0.05)
    return holds()


def test_a_port_is_taken_while_somebody_listens_even_one_who_would_share_it():
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = str(server.getsockname()[1])
        assert is_taken(port)
    assert not is_taken(port)


def test_a_group_is_ended_with_all_that_it_started(stubborn):
    process, members = stubborn
    stop_group(process.pid, patience=0.3)
    assert _soon(lambda: not any(_is_alive(pid) for pid in members))


def test_what_a_killed_run_left_behind_is_stopped_by_the_next(stubborn, tmp_path, monkeypatch):
    process, members = stubborn
    monkeypatch.setattr("camden_missions.embedded.left_behind.STOP_SECONDS", 0.3)
    note(tmp_path / "started", process.pid)
    stop_noted(tmp_path / "started")
    assert _soon(lambda: not any(_is_alive(pid) for pid in members))
    assert not (tmp_path / "started").exists()


def test_a_process_that_got_the_same_number_later_is_left_alone(stubborn, tmp_path):
    process, _members = stubborn
    (tmp_path / "started").write_text(f"{process.pid} Mon Jan  1 00:00:00 2001\nnonsense\n999999999 \n")
    stop_noted(tmp_path / "started")
    assert process.poll() is None


def test_two_commands_do_not_use_the_same_services(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nowhere")
    monkeypatch.setenv("REDIS_URL", "redis://nowhere")
    name = f"test-lock-{os.getpid()}"
    with Services(name), pytest.raises(AlreadyRunning, match="Another command is already using"):
        Services(name).__enter__()
    with Services(name):
        pass
    for left in (Places(name).own / "lock", Places(name).own):
        left.unlink() if left.is_file() else left.rmdir()


def test_redis_starts_in_a_folder_with_spaces_and_accents(tmp_path, monkeypatch):
    place = tmp_path / "Ärger mit Platz"
    monkeypatch.setattr("camden_missions.embedded.places.LOCAL", Path(place))
    server = Redis(Places("own"))
    try:
        assert server.start().startswith("redis://")
    finally:
        server.stop()
