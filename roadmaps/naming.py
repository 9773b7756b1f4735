"""Short lasting addresses from titles."""

from django.db import models
from django.utils.text import slugify


def free_slug(model: type[models.Model], title: str, *, most: int = 80) -> str:
    """Return a slug of ``title`` that no row of ``model`` has yet."""
    root = slugify(title)[:most].strip("-") or "untitled"
    taken = set(model.objects.filter(slug__startswith=root).values_list("slug", flat=True))
    if root not in taken:
        return root
    number = 2
    while f"{root}-{number}" in taken:
        number += 1
    return f"{root}-{number}"
