"""Criterion 1: bold, inspirational, with wide societal relevance."""

from collections.abc import Iterator

from roadmaps.criteria.dossier import Dossier
from roadmaps.criteria.finding import Finding, State, count
from roadmaps.criteria.reading import count_words, hard_words, jargon_in, reading_grade
from roadmaps.criteria.thresholds import Thresholds

NUMBER = 1


def findings(dossier: Dossier, thresholds: Thresholds) -> Iterator[Finding]:
    """Yield what the data shows of criterion 1."""
    yield _statement(dossier, thresholds)
    yield _plain_english(dossier, thresholds)
    yield _beneficiaries(dossier)
    yield _daily_life(dossier)
    yield _origin(dossier)
    yield _public_voice(dossier)


def _statement(dossier: Dossier, thresholds: Thresholds) -> Finding:
    length, most = count_words(dossier.statement), thresholds.statement_words
    if not length:
        return Finding(
            NUMBER, "statement", State.NOT, "There is no public statement yet.", "statement", "Write the statement"
        )
    if length > most:
        says = f"The statement has {length} words; people remember {most} or fewer."
        return Finding(NUMBER, "statement", State.PARTLY, says, "statement", "Shorten the statement", f"{length}")
    says = f"The statement has {count(length, 'word')}."
    return Finding(NUMBER, "statement", State.MET, says, "statement", "Change the statement", f"{length}")


def _plain_english(dossier: Dossier, thresholds: Thresholds) -> Finding:
    grade = reading_grade(dossier.statement)
    if grade is None:
        says = "There is nothing to read yet."
        return Finding(NUMBER, "plain_english", State.UNKNOWN, says, "statement", "Write the statement")
    hard = [f"“{word}” (try “{plain}”)" for word, plain in jargon_in(dossier.statement)]
    figure = f"Flesch–Kincaid grade {max(grade, 0):.1f}"
    if grade <= thresholds.reading_grade_met and not hard:
        says = "The statement is plain English."
        return Finding(NUMBER, "plain_english", State.MET, says, "statement", "Change the statement", figure)
    hard = hard or [f"“{word}”" for word in hard_words(dossier.statement)]
    marked = f" Hard words: {', '.join(hard)}." if hard else " Try shorter sentences."
    if grade <= thresholds.reading_grade_partly:
        says = f"The statement is a little hard to read.{marked}"
        return Finding(NUMBER, "plain_english", State.PARTLY, says, "statement", "Use plainer words", figure)
    says = f"The statement is hard to read.{marked}"
    return Finding(NUMBER, "plain_english", State.NOT, says, "statement", "Use plainer words", figure)


def _beneficiaries(dossier: Dossier) -> Finding:
    if dossier.beneficiaries.strip():
        says = f"It says who benefits: {dossier.beneficiaries.strip().rstrip('.')}."
        return Finding(NUMBER, "beneficiaries", State.MET, says, "beneficiaries", "Change who benefits")
    says = "It does not say who benefits."
    return Finding(NUMBER, "beneficiaries", State.NOT, says, "beneficiaries", "Name who benefits")


def _daily_life(dossier: Dossier) -> Finding:
    if count_words(dossier.daily_life) >= 8:
        says = "It describes what would change in daily life."
        return Finding(NUMBER, "daily_life", State.MET, says, "daily_life", "Change the description")
    if dossier.daily_life.strip():
        says = "It says very little of what would change in daily life."
        return Finding(NUMBER, "daily_life", State.PARTLY, says, "daily_life", "Say more")
    says = "It does not describe what would change in daily life."
    return Finding(NUMBER, "daily_life", State.NOT, says, "daily_life", "Describe what would change")


def _origin(dossier: Dossier) -> Finding:
    if not dossier.challenge_origin:
        says = "Nothing says where the challenge got its priority from."
        return Finding(NUMBER, "origin", State.NOT, says, "evidence", "Say where it comes from")
    if dossier.challenge_evidence.strip():
        says = f"The challenge became a priority through {dossier.challenge_origin}, with evidence."
        return Finding(NUMBER, "origin", State.MET, says, "evidence", "Change the evidence")
    says = f"The challenge became a priority through {dossier.challenge_origin}; no evidence is recorded."
    return Finding(NUMBER, "origin", State.PARTLY, says, "evidence", "Add the evidence")


def _public_voice(dossier: Dossier) -> Finding:
    if dossier.public_voice.strip():
        says = "It records how it answers what the public has said."
        return Finding(NUMBER, "public_voice", State.MET, says, "public_voice", "Change the record")
    says = "It records no consultation, assembly, petition or movement that it grew from."
    return Finding(NUMBER, "public_voice", State.NOT, says, "public_voice", "Record the public's voice")
