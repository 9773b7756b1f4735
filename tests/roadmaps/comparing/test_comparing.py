"""Words compared, forms merged: what holds for any text and any two people."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from roadmaps.comparing.merging import merge, spelled
from roadmaps.comparing.revisions import compare_documents
from roadmaps.comparing.words import compare_words

texts = st.text(alphabet="ab c.\n", max_size=40)
forms = st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "x", "y", "z"]), min_size=3, max_size=3)


def put_together(pieces, *kinds: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind in kinds)


@given(texts, texts)
def test_the_pieces_put_together_are_both_texts(old, new):
    pieces = compare_words(old, new)
    assert put_together(pieces, "same", "removed") == old
    assert put_together(pieces, "same", "added") == new


@given(texts)
def test_a_text_differs_in_nothing_from_itself(text):
    assert all(piece.kind == "same" for piece in compare_words(text, text))


def test_very_long_texts_are_shown_whole_and_not_compared_for_ever():
    pieces = compare_words("a " * 4_000, "b " * 4_000)
    assert [piece.kind for piece in pieces] == ["removed", "added"]


@given(forms, forms, forms)
def test_no_change_is_lost_in_silence(base, theirs, yours):
    merged = merge(base, theirs, yours)
    for name in "abc":
        i_changed, they_changed = yours[name] != base[name], theirs[name] != base[name]
        if i_changed and they_changed and yours[name] != theirs[name]:
            assert name in merged.conflicts
        elif they_changed and not i_changed:
            assert merged.values[name] == theirs[name]
        else:
            assert merged.values[name] == yours[name]


@given(forms, forms)
def test_whoever_is_alone_has_their_way(base, yours):
    merged = merge(base, base, yours)
    assert merged.values == yours
    assert not merged.conflicts


@given(forms, forms)
def test_without_a_base_nothing_that_differs_is_overwritten(theirs, yours):
    assert set(merge({}, theirs, yours).conflicts) == {name for name in "abc" if theirs[name] != yours[name]}


def test_what_reads_the_same_is_spelled_the_same():
    assert spelled(Decimal("14.000")) == spelled("14") == spelled(14) == "14"
    assert spelled(date(2030, 1, 2)) == spelled("2030-01-02")
    assert spelled(None) == spelled(" ") == ""
    assert spelled("a\r\nb") == "a\nb"
    assert spelled([{"amount": Decimal("1.50")}]) == [{"amount": "1.5"}]
    assert spelled(Decimal("0.000")) == "0"


def test_two_documents_differ_by_fields_and_by_what_was_added_and_removed():
    old = {
        "mission": {"title": "A", "statement": "Clean air"},
        "sectors": [{"name": "Health", "kind": "public", "contribution": ""}],
        "solutions": [{"slug": "t", "title": "Trees", "funding": [{"kind": "grant", "amount": "5"}]}],
    }
    new = {
        "mission": {"title": "A", "statement": "Clear air"},
        "sectors": [{"name": "Schools", "kind": "public", "contribution": ""}],
        "solutions": [{"slug": "t", "title": "Trees", "funding": [{"kind": "grant", "amount": "6"}]}],
    }
    told = [(part.title, part.kind) for part in compare_documents(old, new)]
    assert told == [
        ("The mission in words", "changed"),
        ("Sector: Health", "removed"),
        ("Sector: Schools", "added"),
        ("Solution: Trees", "changed"),
    ]
    assert compare_documents(old, old) == []
