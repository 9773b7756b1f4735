"""``make run``: the whole demonstration, started with one command and stopped with Ctrl-C."""

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from camden_missions.embedded import Services
from camden_missions.embedded.left_behind import note, stop_group, stop_noted
from camden_missions.embedded.places import LOCAL
from camden_missions.embedded.postgres import PostgresDidNotStart
from camden_missions.embedded.redis import RedisDidNotStart
from camden_missions.embedded.services import AlreadyRunning

START_SECONDS = 90
# Then it is ended: what a worker was at comes due again by itself.
STOP_SECONDS = 8
STARTED = LOCAL / "run" / "started"
WORKER = ("worker", "-l", "warning", "--without-mingle")
STARS = "*" * 72
BIN = Path(sys.executable).parent


def own_secret() -> str:
    """Return the demonstration's secret key, made at the first run and kept."""
    file = LOCAL / "run" / "secret-key"
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()


def set_environment(port: str) -> None:
    """Say to every process that this is the demonstration, over plain HTTP on this machine."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "camden_missions.settings")
    os.environ.setdefault("SECRET_KEY", own_secret())
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    os.environ["DEMONSTRATION"] = os.environ["PLAIN_HTTP"] = "1"
    os.environ["PORT"] = port


def prepare() -> None:
    """Migrate, load the content, collect the static files: each quick when there is nothing to do."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_exemplars", verbosity=0)
    call_command("tell_story", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def commands(port: str) -> dict[str, list[str]]:
    """Return the commands of the web server, the worker and the clock."""
    celery = [str(BIN / "celery"), "-A", "camden_missions.celery"]
    return {
        "web": [
            *(str(BIN / "granian"), "--interface", "wsgi", "--host", "127.0.0.1", "--port", port),
            *("--workers", "2", "--blocking-threads", "4", "--no-ws", "--log-level", "warning"),
            "camden_missions.wsgi:application",
        ],
        # Letters and the clock do not wait behind reports and imports.
        "worker": [*celery, *WORKER, "-Q", "mail,default,news", "-c", "1", "-n", "letters@%h"],
        "files": [*celery, *WORKER, "-Q", "reports", "-c", "1", "-n", "files@%h"],
        "beat": [*celery, "beat", "-l", "warning", "-s", str(LOCAL / "run" / "beat-schedule"), "--pidfile="],
    }


def is_taken(port: str) -> bool:
    """Say whether another program listens on the port. The web server would share it, and both answer by turns."""
    with socket.socket() as probe:
        # A connection that has just been closed is nobody who listens.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except OSError:
            return True
    return False


def start(name: str, command: list[str]) -> subprocess.Popen:
    """Start one process, out of reach of Ctrl-C; what worker and clock say goes to a log file each."""
    if name == "web":
        started = subprocess.Popen(command, start_new_session=True)
    else:
        with (LOCAL / "run" / f"{name}.log").open("ab") as log:
            started = subprocess.Popen(command, start_new_session=True, stdout=log, stderr=log)
    note(STARTED, started.pid)
    return started


def wait_for_web(port: str, web: subprocess.Popen) -> bool:
    """Wait until the service answers; return False if it does not."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and web.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz/", timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    return False


def greet(port: str) -> None:
    """Print the address and one sign-in for every role."""
    from django.conf import settings

    from camden_missions.demonstration.people import PEOPLE

    print(f"\n{STARS}\nCamden Missions: http://127.0.0.1:{port}/\n")
    print("This is a DEMONSTRATION with known passwords. Do not open it to a network.")
    print(f"Everybody signs in with the password: {settings.DEMO_PASSWORD}\n")
    for email, _, role in PEOPLE:
        print(f"  {email:<30} {role.label if role else 'Resident'}")
    print(f"\nMail is read at http://127.0.0.1:{port}/mailbox/\nStop with Ctrl-C.\n{STARS}", flush=True)


def run(port: str) -> int:
    """Start everything, wait for Ctrl-C or for a process to die, stop everything; return the exit code."""
    set_environment(port)
    with Services("run"):
        stop_noted(STARTED)
        if is_taken(port):
            print(
                f"Port {port} is in use by another program. Stop it, or choose another: PORT=8001 make run",
                file=sys.stderr,
            )
            return 1
        prepare()
        processes = {name: start(name, command) for name, command in commands(port).items()}
        try:
            if not wait_for_web(port, processes["web"]):
                print(f"The web server did not answer. Is something else using port {port}?", file=sys.stderr)
                return 1
            greet(port)
            return watch(processes)
        except KeyboardInterrupt:
            print("\nStopping…", flush=True)
            return 0
        finally:
            stop(processes)


def watch(processes: dict[str, subprocess.Popen]) -> int:
    """Return 1 as soon as one of the processes has ended by itself."""
    while True:
        for name, process in processes.items():
            if process.poll() is not None:
                print(f"The {name} process ended by itself ({process.returncode}).", file=sys.stderr)
                return 1
        time.sleep(0.5)


def stop(processes: dict[str, subprocess.Popen]) -> None:
    """Ask every process to end, and make those that do not, with all that they started themselves."""
    for process in processes.values():
        if process.poll() is None:
            process.terminate()
    for process in processes.values():
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=STOP_SECONDS)
        stop_group(process.pid)
    STARTED.unlink(missing_ok=True)


def main() -> int:
    """Run, with a clear sentence for what can go wrong before anything starts."""
    # Both, also where a shell started us in the background and so deaf to Ctrl-C.
    for stop_signal in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop_signal, signal.default_int_handler)
    try:
        return run(os.environ.get("PORT", "8000"))
    except KeyboardInterrupt:
        return 0
    except (AlreadyRunning, PostgresDidNotStart, RedisDidNotStart) as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
