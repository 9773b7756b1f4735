"""What the interface offers: for machines as OpenAPI, for people as a page that needs no other site."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from govuk.addresses import absolute
from reports.api.endpoints import api
from reports.api.problems import KIND, problem

BASE = "/api/v1"


def openapi(_request: HttpRequest) -> HttpResponse:
    """Hand over the description of the interface as OpenAPI 3.1."""
    return JsonResponse(described())


def described() -> dict[str, Any]:
    """Return the description, with where the interface is."""
    # The addresses within it begin after that of the interface.
    found = dict(api.get_openapi_schema(path_prefix=""))
    paths = {path: {"get": _with_problems(methods["get"])} for path, methods in found["paths"].items()}
    return {**found, "paths": paths, "servers": [{"url": absolute(BASE)}]}


def _with_problems(operation: dict[str, Any]) -> dict[str, Any]:
    """Return an operation whose errors are said to be problems (RFC 9457), as they are."""
    responses = {
        status: answer if status < 400 else {**answer, "content": {KIND: next(iter(answer["content"].values()))}}
        for status, answer in operation["responses"].items()
    }
    return {**operation, "responses": responses}


def description(request: HttpRequest) -> HttpResponse:
    """Show what can be asked, with parameters, examples and fields."""
    found = described()
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, methods in found["paths"].items():
        told = _operation(path, methods["get"], found["components"]["schemas"])
        groups.setdefault(methods["get"]["tags"][0], []).append(told)
    context = {"info": found["info"], "groups": groups, "address": absolute(BASE)}
    return render(request, "reports/api/description.html", context)


def nothing_here(_request: HttpRequest, rest: str) -> HttpResponse:
    """Answer for an address that the interface does not have."""
    return problem(404, detail=f"The interface has nothing at “{rest[:100]}”. Its description is at {absolute(BASE)}/.")


def _operation(path: str, operation: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    answer = operation["responses"][200]["content"]["application/json"]["schema"]
    name = answer["$ref"].rsplit("/", 1)[1]
    item = schemas[name]
    if "items" in item["properties"]:
        name = item["properties"]["items"]["items"]["$ref"].rsplit("/", 1)[1]
        item = schemas[name]
    return {
        "path": path,
        "anchor": operation["operationId"],
        "summary": operation["summary"],
        "says": operation.get("description", ""),
        "parameters": [_parameter(one) for one in operation.get("parameters", [])],
        "fields": [_field(key, one, item.get("required", [])) for key, one in item["properties"].items()],
        "example": f"{absolute(BASE)}{path.replace('{slug}', 'SLUG')}",
    }


def _parameter(one: dict[str, Any]) -> dict[str, str]:
    schema = one["schema"]
    options = [choice for part in schema.get("anyOf", [schema]) for choice in part.get("enum", [])]
    says = one.get("description") or schema.get("description") or ""
    if options:
        says = f"{says}. One of: {', '.join(options)}".lstrip(". ")
    return {"name": one["name"], "says": says or NAMED.get(one["name"], "")}


# What needs no more words than these in every list.
NAMED = {
    "roadmap": "Only what belongs to the roadmap of this slug",
    "mission": "Only what belongs to the mission of this slug",
    "consultation": "Only what belongs to the consultation of this slug",
    "challenge": "Only what belongs to the challenge of this number",
    "slug": "Its name in addresses",
    "criterion": "Only those of this criterion",
}


def _field(key: str, one: dict[str, Any], required: list[str]) -> dict[str, Any]:
    kinds = [part.get("format") or part.get("type", "") for part in one.get("anyOf", [one])]
    return {
        "name": key,
        "kind": " or ".join("nothing" if kind == "null" else kind for kind in kinds if kind),
        "says": one.get("description", ""),
        "example": next(iter(one.get("examples", [])), ""),
        "may_be_left_out": key not in required,
    }
