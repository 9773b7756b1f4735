"""The rules of the house and the words for which a comment is held: the council writes both itself."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from engagement.models import HeldWord, HouseRule
from govuk.cleaning import clean_line


def rules_now() -> list[HouseRule]:
    """Return the rules that hold, in their order."""
    return list(HouseRule.objects.filter(dropped_at=None))


@transaction.atomic
def write_rules(*, by: Person, rules: Iterable[tuple[int | None, str, str]]) -> list[HouseRule]:
    """Write the rules anew: each the key of one that is there, or None, with its title and its text. Return those that hold.

    A rule that is missing is dropped, and stays for the comments that broke it. Raises NotAllowed.
    """
    require(by, "engagement.write_house_rules")
    known = {rule.pk: rule for rule in HouseRule.objects.filter(dropped_at=None)}
    kept = set()
    for place, (key, title, text) in enumerate(rules):
        rule = known.get(key) or HouseRule()
        rule.position, rule.title, rule.text = place, clean_line(title), text
        rule.save()
        kept.add(rule.pk)
    HouseRule.objects.filter(pk__in=set(known) - kept).update(dropped_at=timezone.now())
    return rules_now()


@transaction.atomic
def write_words(*, by: Person, words: Iterable[str]) -> list[str]:
    """Write the list of words anew; return it. Raises NotAllowed."""
    require(by, "engagement.write_house_rules")
    wanted = {clean_line(word).lower()[:80] for word in words} - {""}
    HeldWord.objects.exclude(word__in=wanted).delete()
    known = set(HeldWord.objects.values_list("word", flat=True))
    HeldWord.objects.bulk_create(HeldWord(word=word, added_by=by) for word in sorted(wanted - known))
    return sorted(wanted)
