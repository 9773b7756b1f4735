"""Find rows by words: by full text, and by a title that is spelled almost so."""

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Upper

# A short word is a part of many others: air is in fair, and in repairs.
SHORT = 5
# Below this a title is another word, not the same one with a typing error.
ALIKE = 0.38


def by_words(found: QuerySet, words: str) -> QuerySet:
    """Return the rows that fit ``words``, the best first; they have a ``title`` and a ``search`` vector."""
    query = SearchQuery(words, config="english", search_type="websearch")
    alike = TrigramWordSimilarity(words.upper(), Upper("title"))
    found = found.annotate(rank=SearchRank(F("search"), query), alike=alike)
    fits = Q(search=query) if len(words) < SHORT else Q(search=query) | Q(alike__gte=ALIKE)
    return found.filter(fits).order_by("-rank", "-alike", "-pk")
