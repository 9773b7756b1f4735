"""A mission with its portfolio as one plain document: what revisions, findings, pages and reports all read."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db import connection

from roadmaps.fields import CHALLENGE, OF_MISSION, OF_SOLUTION, OF_TARGET
from roadmaps.models import Mission
from roadmaps.wording import plain

# The database puts a portfolio together by itself, in one query for any number of missions: Django needs nine for
# that, and longer to write them than the database to answer. Numbers come as text, since JSON would round them. What
# is named is looked up by its key, not joined: a planner without statistics joins by reading whole tables each time.
PORTFOLIO = f"""
SELECT m.id, jsonb_build_object(
    'sectors', ARRAY(
        SELECT jsonb_build_object('name', s.name, 'kind', s.kind, 'contribution', asked.contribution)
        FROM roadmaps_missionsector AS asked JOIN roadmaps_sector AS s ON s.id = asked.sector_id
        WHERE asked.mission_id = m.id ORDER BY asked.position, asked.id
    ),
    'milestones', ARRAY(
        SELECT jsonb_build_object('title', title, 'due_on', due_on) FROM roadmaps_milestone
        WHERE mission_id = m.id AND dropped_on IS NULL ORDER BY due_on, id
    ),
    'indicator', jsonb_build_object(
        'rhythm_months', (SELECT rhythm_months FROM roadmaps_indicator WHERE mission_id = m.id),
        'measurements', ARRAY(
            SELECT jsonb_build_object('on', r."on", 'value', trim_scale(r.value)::text, 'note', r.note)
            FROM roadmaps_measurement AS r JOIN roadmaps_indicator AS i ON i.id = r.indicator_id
            WHERE i.mission_id = m.id AND r.struck_at IS NULL ORDER BY r."on"
        )
    ),
    'solutions', ARRAY(
        SELECT jsonb_build_object(
            {", ".join(f"'{name}', s.{name}" for name in ("slug", *OF_SOLUTION, "provenance"))},
            'expected_share', trim_scale(c.expected_share)::text,
            'feeds_back_to', ARRAY(
                SELECT (SELECT slug FROM roadmaps_solution WHERE id = f.to_solution_id) COLLATE "C"
                FROM roadmaps_solution_feeds_back_to AS f WHERE f.from_solution_id = s.id ORDER BY 1
            ),
            'sectors', ARRAY(
                SELECT (SELECT name FROM roadmaps_sector WHERE id = w.sector_id) COLLATE "C"
                FROM roadmaps_solution_sectors AS w WHERE w.solution_id = s.id ORDER BY 1
            ),
            'partners', ARRAY(
                SELECT jsonb_build_object('part', p.part, 'kind', p.kind, 'name', COALESCE(
                    (SELECT name FROM roadmaps_organisation WHERE id = p.organisation_id), ''
                ))
                FROM roadmaps_partnership AS p WHERE p.solution_id = s.id ORDER BY p.part, p.id
            ),
            'funding', ARRAY(
                SELECT jsonb_build_object(
                    'kind', kind, 'funder', funder, 'amount', trim_scale(amount)::text, 'is_secured', is_secured
                )
                FROM roadmaps_fundingline WHERE solution_id = s.id ORDER BY id
            ),
            'milestones', ARRAY(
                SELECT jsonb_build_object('title', title, 'due_on', due_on) FROM roadmaps_milestone
                WHERE solution_id = s.id AND dropped_on IS NULL ORDER BY due_on, id
            )
        )
        FROM roadmaps_contribution AS c JOIN roadmaps_solution AS s ON s.id = c.solution_id
        WHERE c.mission_id = m.id ORDER BY c.position, c.id
    )
)::text
FROM roadmaps_mission AS m WHERE m.id = ANY(%s)
"""


def documents_of(missions: Iterable[Mission]) -> list[dict[str, Any]]:
    """Return the document of each mission, in one query.

    Fetch the missions with their parents. What a mission itself says is read from it as it is, saved or not.
    """
    missions = list(missions)
    with connection.cursor() as cursor:
        cursor.execute(PORTFOLIO, [[mission.pk for mission in missions]])
        portfolios = dict(cursor.fetchall())
    return [_document(mission, json.loads(portfolios[mission.pk])) for mission in missions]


def digest_of_portfolios(missions: Iterable[int]) -> str:
    """Return a digest of the portfolios of missions, by their keys, that the database makes without giving them out."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT md5(string_agg(md5(portfolio), '' ORDER BY id)) FROM ({PORTFOLIO}) AS p (id, portfolio)",
            [list(missions)],
        )
        return cursor.fetchone()[0] or ""


def document_of(mission: Mission) -> dict[str, Any]:
    """Return the mission with its portfolio as JSON-ready values: what is frozen, examined, compared and exported."""
    return documents_of([mission])[0]


def _document(mission: Mission, portfolio: dict[str, Any]) -> dict[str, Any]:
    challenge = mission.challenge
    return {
        "roadmap": {key: getattr(challenge.roadmap, key) for key in ("slug", "title", "place", "year")},
        "challenge": {key: getattr(challenge, key) for key in CHALLENGE},
        "mission": {"slug": mission.slug} | {key: plain(getattr(mission, name)) for key, name in OF_MISSION.items()},
        "target": {key: plain(getattr(mission, name)) for key, name in OF_TARGET.items()},
        **portfolio,
    }


def digest_of(document: dict[str, Any]) -> str:
    """Return the SHA-256 of the document in its one canonical spelling."""
    canonical = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
