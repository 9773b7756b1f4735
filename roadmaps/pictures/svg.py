"""Write SVG: elements with their attributes, every text escaped. It stands alone, in a page, a PDF and a file."""

from html import escape

FONT = "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', 'Noto Sans', Arial, sans-serif"


def element(name: str, *inside: str, **attributes: object) -> str:
    """Return an element; ``inside`` is SVG already. An attribute ``data_x`` is written ``data-x``, ``class_`` is ``class``."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value not in (None, "")
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return escape(str(value), quote=True)


def text(words: str, x: float, y: float, **attributes: object) -> str:
    """Return a line of text whose baseline begins at (x, y)."""
    return element("text", escape(words), x=x, y=y, **attributes)


def titled(words: str) -> str:
    """Return what says in words what the element is that it stands in."""
    return element("title", escape(words))


def document(width: float, height: float, *inside: str, title: str, description: str, **attributes: object) -> str:
    """Return a whole SVG, which says what it shows to whoever does not see it."""
    known = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {_value(float(width))} {_value(float(height))}"}
    head = (titled(title), element("desc", escape(description)))
    return element("svg", *head, *inside, **known, font_family=FONT, role="group", **attributes)
