"""Short lasting addresses from titles, and one row a name. Call all of it inside a transaction."""

from collections.abc import Iterable

from django.db import models
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.text import slugify

from locking import lock, lock_name
from roadmaps.models import Organisation, Sector

SUGGESTED = 500


def free_slug(model: type[models.Model], title: str, *, most: int = 80) -> str:
    """Return a slug of ``title`` that no row of ``model`` has yet, and nobody else is giving."""
    root = slugify(title)[:most].strip("-") or "untitled"
    lock_name(model._meta.db_table, root)
    taken = set(model.objects.filter(slug__startswith=root).values_list("slug", flat=True))
    if root not in taken:
        return root
    number = 2
    while f"{root}-{number}" in taken:
        number += 1
    return f"{root}-{number}"


def organisation_named(name: str, kind: str) -> Organisation | None:
    """Return the organisation of that name, whatever its case, making it if need be; None for no name.

    An organisation is what it is: its kind is asked once, where it is first named.
    """
    if not name:
        return None
    lock_name("organisation", name)
    found = lock(Organisation.objects.filter(name__iexact=name)).first()
    return found or Organisation.objects.create(name=name, kind=kind)


def kinds_of_organisations(names: Iterable[str]) -> dict[str, str]:
    """Return the kinds of the organisations that are there among ``names``, whatever their case, by the name in lower case."""
    wanted = {name.lower() for name in names if name}
    found = Organisation.objects.annotate(low=Lower("name")).filter(low__in=wanted) if wanted else ()
    return {one.low: one.kind for one in found}


def suggested_organisations() -> QuerySet[Organisation, str]:
    """Return the names that a field for an organisation suggests while one types: not more than a page should carry."""
    return Organisation.objects.filter(archived_at=None).values_list("name", flat=True)[:SUGGESTED]


def sector_named(name: str, kind: str) -> Sector:
    """Return the sector of that name and kind, whatever its case, making it if need be."""
    lock_name("sector", f"{kind}:{name}")
    found = Sector.objects.filter(name__iexact=name, kind=kind).first()
    return found or Sector.objects.create(name=name, kind=kind)
