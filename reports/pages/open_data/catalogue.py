"""Where people find the open data, and the entry for the data portal of a council (DCAT-AP)."""

from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from govuk.addresses import absolute
from govuk.licence import OGL
from roadmaps.models import Roadmap

EU = "http://publications.europa.eu/resource/authority"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def open_data(request: HttpRequest) -> HttpResponse:
    """Show what can be taken away, in which forms."""
    return render(request, "reports/open_data/open_data.html", {"roadmaps": Roadmap.objects.public(), "licence": OGL})


def dcat(_request: HttpRequest) -> HttpResponse:
    """Hand over the catalogue as JSON-LD: a dataset a roadmap, and the interface as a data service."""
    answer = JsonResponse(catalogue(list(Roadmap.objects.public())))
    answer["Content-Type"] = "application/ld+json"
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def catalogue(roadmaps: list[Roadmap]) -> dict[str, Any]:
    """Return the catalogue of the roadmaps that anybody may read."""
    here = absolute(reverse("open_data"))
    service = f"{here}#interface"
    return {
        "@context": CONTEXT,
        "@id": f"{here}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _in_english("Camden Missions: open data"),
        "dct:description": _in_english("Mission roadmaps with their missions, portfolios, criteria and consultations."),
        "dct:publisher": _publisher(),
        "dct:language": {"@id": f"{EU}/language/ENG"},
        "dct:license": {"@id": OGL["path"]},
        "foaf:homepage": {"@id": here},
        "dcat:service": [_service(service, roadmaps)],
        "dcat:dataset": [_dataset(one, service) for one in roadmaps],
    }


def _publisher() -> dict[str, Any]:
    return {"@id": f"{absolute('/')}#council", "@type": "foaf:Agent", "foaf:name": settings.COUNCIL_NAME}


def _service(address: str, roadmaps: list[Roadmap]) -> dict[str, Any]:
    return {
        "@id": address,
        "@type": "dcat:DataService",
        "dct:title": _in_english("Open data interface"),
        "dcat:endpointURL": {"@id": absolute("/api/v1/")},
        "dcat:endpointDescription": {"@id": absolute(reverse("api_openapi"))},
        "dcat:servesDataset": [{"@id": _name(one)} for one in roadmaps],
        "dct:license": {"@id": OGL["path"]},
    }


def _dataset(roadmap: Roadmap, service: str) -> dict[str, Any]:
    page = absolute(roadmap.get_absolute_url())
    return {
        "@id": _name(roadmap),
        "@type": "dcat:Dataset",
        "dct:title": _in_english(roadmap.title),
        "dct:description": _in_english(roadmap.note or f"The mission roadmap of {roadmap.place}."),
        "dct:identifier": roadmap.slug,
        "dct:publisher": _publisher(),
        "dct:issued": {"@type": "xsd:gYear", "@value": str(roadmap.year)},
        "dct:accrualPeriodicity": {"@id": f"{EU}/frequency/CONT"},
        "dct:spatial": {"@type": "dct:Location", "dct:title": roadmap.place},
        "dcat:landingPage": {"@id": page},
        "dcat:keyword": [_in_english(word) for word in ("mission", "roadmap", "innovation", "public policy")],
        "dcat:theme": [{"@id": f"{EU}/data-theme/GOVE"}],
        "dcat:contactPoint": {"@type": "vcard:Kind", "vcard:hasEmail": {"@id": f"mailto:{_address()}"}},
        "dcat:distribution": [
            _file(roadmap, "json", "open_data_json", "application/json", "JSON", "The whole roadmap as one JSON file"),
            _file(roadmap, "csv", "open_data_csv", "application/zip", "CSV", "All tables as CSV files, described"),
            {
                "@id": f"{_name(roadmap)}-interface",
                "@type": "dcat:Distribution",
                "dct:title": _in_english("Through the interface"),
                "dcat:accessURL": {"@id": absolute(f"/api/v1/missions?roadmap={roadmap.slug}")},
                "dcat:accessService": {"@id": service},
                **_licence(roadmap),
            },
        ],
    }


def _file(roadmap: Roadmap, form: str, address: str, media: str, kind: str, title: str) -> dict[str, Any]:
    link = absolute(reverse(address, args=[roadmap.slug]))
    return {
        "@id": f"{_name(roadmap)}-{form}",
        "@type": "dcat:Distribution",
        "dct:title": _in_english(title),
        "dcat:accessURL": {"@id": link},
        "dcat:downloadURL": {"@id": link},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
        "dct:format": {"@id": f"{EU}/file-type/{kind}"},
        **_licence(roadmap),
    }


def _licence(roadmap: Roadmap) -> dict[str, Any]:
    """Return under what a roadmap may be used: what others published keeps the licence of its publisher, in words."""
    if roadmap.licence:
        return {"dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": _in_english(roadmap.licence)}}
    return {"dct:license": {"@id": OGL["path"]}}


def _name(roadmap: Roadmap) -> str:
    return f"{absolute(reverse('open_data'))}#{roadmap.slug}"


def _address() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _in_english(text: str) -> dict[str, str]:
    return {"@language": "en", "@value": text}
