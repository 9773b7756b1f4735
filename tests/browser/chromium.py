"""Find a Chromium, or fetch one: the machine's own, else Playwright's, else the distribution's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# A headless shell draws what a browser draws, and takes a fifth less of the processor.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed() -> str | None:
    """Return the path of a browser that is there already."""
    if os.environ.get("CHROMIUM"):
        return os.environ["CHROMIUM"]
    on_path = next((path for name in NAMES if (path := shutil.which(name))), None)
    if on_path:
        return on_path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def fetch() -> None:
    """Fetch a browser by Playwright; as root, where that fails, from the distribution."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=240)
    if installed() or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment)
    for package in ("chromium-headless-shell", "chromium"):
        if not installed():
            subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False, env=environment)


def main() -> int:
    """Make sure that there is a browser; say how to get one if there cannot be."""
    if installed():
        return 0
    print("Fetching a browser for the tests…")
    fetch()
    if installed():
        return 0
    print("No Chromium was found or could be fetched. Install one, or set CHROMIUM to its path.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
