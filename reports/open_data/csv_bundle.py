"""All tables of a roadmap as CSV files in one zip file, described as a data package (Frictionless)."""

import csv
import io
import json
import zipfile
from datetime import datetime
from typing import Any, BinaryIO

from govuk.addresses import absolute
from govuk.licence import LICENCE, OGL
from reports.open_data.columns import Column, columns_of, plain_values
from reports.open_data.tables import TABLES, Table
from roadmaps.models import Roadmap

# How Frictionless calls the kinds of cells; lists are text with semicolons.
KINDS = {"text": "string", "list": "string"}
# Which column names a row, and which names one of another table.
KEYS = {"roadmap": "slug", "challenges": "id", "missions": "slug", "solutions": "slug", "consultations": "slug"}
LEADS_TO = {"roadmap": "roadmap", "challenge": "challenges", "mission": "missions", "solution": "solutions"}


def write_csv_bundle(roadmap: Roadmap, place: BinaryIO) -> None:
    """Write the zip file: UTF-8 with a mark that spreadsheets know, a file a table, and ``datapackage.json``."""
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", json.dumps(descriptor(roadmap), ensure_ascii=False, indent=2))
        archive.writestr("LICENCE.txt", f"{roadmap.licence or LICENCE}\n{OGL['path']}\n")
        for table in TABLES:
            with (
                archive.open(f"{table.name}.csv", "w", force_zip64=True) as packed,
                io.TextIOWrapper(packed, encoding="utf-8-sig", newline="") as text,
            ):
                writer = csv.writer(text)
                writer.writerow([column.name for column in columns_of(table.schema)])
                for row in table.rows(roadmap):
                    writer.writerow([_written(value) for value in plain_values(row)])


def _written(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, datetime) else value


def descriptor(roadmap: Roadmap) -> dict[str, Any]:
    """Return what describes the files: their columns, what they mean, and how they lead to one another."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": roadmap.slug,
        "title": roadmap.title,
        "description": roadmap.note or f"The mission roadmap of {roadmap.place}.",
        "homepage": absolute(roadmap.get_absolute_url()),
        "licenses": [OGL] if not roadmap.licence else [{"title": roadmap.licence, "name": "other"}],
        "sources": [{"title": source} for source in roadmap.sources],
        "resources": [_resource(table) for table in TABLES],
    }


def _resource(table: Table) -> dict[str, Any]:
    columns = columns_of(table.schema)
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
        "foreignKeys": [
            {"fields": [column.name], "reference": {"resource": to, "fields": [KEYS[to]]}}
            for column in columns
            if (to := LEADS_TO.get(column.name)) and to != table.name and column.is_required
        ],
    }
    if key := KEYS.get(table.name):
        schema["primaryKey"] = [key]
    return {
        "name": table.name,
        "type": "table",
        "title": table.label,
        "description": table.says,
        "path": f"{table.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": KINDS.get(column.kind, column.kind),
        "title": column.heading,
        "description": column.says,
        "constraints": {"required": column.is_required and column.kind not in ("text", "list")},
    }
