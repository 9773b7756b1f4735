"""Criterion 1: bold, inspirational, with wide societal relevance."""

from collections.abc import Iterator

from roadmaps.criteria.dossier import Dossier
from roadmaps.criteria.finding import Finding, State, as_shown, count, found, plain
from roadmaps.criteria.plain_english import count_words, hard_words, jargon_in, measure
from roadmaps.criteria.thresholds import Thresholds

NUMBER = 1


def findings(dossier: Dossier, thresholds: Thresholds) -> Iterator[Finding]:
    """Yield what the data shows of criterion 1."""
    yield statement(dossier, thresholds)
    yield plain_english(dossier, thresholds)
    yield beneficiaries(dossier)
    yield daily_life(dossier, thresholds)
    yield origin(dossier)
    yield public_voice(dossier)


def statement(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return whether there is a public statement that is short enough (A: clear and focussed)."""
    length, most = count_words(dossier.statement), thresholds.statement_words
    rule = f"Met with {most} words or fewer; partly with more."
    if not length:
        says = "There is no public statement yet."
        return found("statement", State.NOT, says, how="Write the statement", rule=rule, would="Write a statement.")
    workings = (f"{count(length, 'word')}, numbers among them.",)
    if length > most:
        says = f"The statement has {length} words; people remember {most} or fewer."
        would = f"Take out {count(length - most, 'word')}."
        return found(
            "statement",
            State.PARTLY,
            says,
            how="Shorten the statement",
            rule=rule,
            would=would,
            workings=workings,
        )
    says = f"The statement has {count(length, 'word')}."
    return found("statement", State.MET, says, how="Change the statement", rule=rule, workings=workings)


def plain_english(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return how hard the statement is to read: Flesch–Kincaid, and no jargon (A: engage the public)."""
    easy, fair = thresholds.reading_grade_met, thresholds.reading_grade_partly
    rule = f"Met at grade {plain(easy)} or below and without jargon; partly at grade {plain(fair)} or below."
    measured = measure(dossier.statement)
    if measured is None:
        says = "There is nothing to read yet."
        return found(
            "plain_english", State.UNKNOWN, says, how="Write the statement", rule=rule, would="Write a statement."
        )
    grade, jargon = as_shown(measured.grade), jargon_in(dossier.statement)
    workings = (
        f"{count(measured.words, 'word')}, {count(measured.sentences, 'sentence')}, "
        f"{count(measured.syllables, 'syllable')}.",
        f"Flesch–Kincaid grade: 0.39 × {measured.words} ÷ {measured.sentences} + 11.8 × {measured.syllables} ÷ "
        f"{measured.words} - 15.59 = {grade:.1f}. That is a reading age of about {measured.age}.",
    )
    if grade <= easy and not jargon:
        says = "The statement is plain English."
        return found("plain_english", State.MET, says, how="Change the statement", rule=rule, workings=workings)
    named = [f"“{word}” (try “{instead}”)" for word, instead in jargon]
    hard = named or [f"“{word}”" for word in hard_words(dossier.statement)]
    state = State.PARTLY if grade <= fair else State.NOT
    a_little = "a little " if state is State.PARTLY else ""
    if grade <= easy:
        says = f"The statement is short to read, but uses jargon: {', '.join(named)}."
    else:
        marked = f" Hard words: {', '.join(hard)}." if hard else " Its sentences are long."
        says = f"The statement is {a_little}hard to read.{marked}"
    would = f"Put plainer words for {', '.join(hard)}." if hard else "Make two sentences of it, or cut it."
    return found("plain_english", state, says, how="Use plainer words", rule=rule, would=would, workings=workings)


def beneficiaries(dossier: Dossier) -> Finding:
    """Return whether it is named who benefits: groups, wards or the whole borough (A: societal relevance)."""
    rule = "Met when groups, wards or the whole borough are named."
    if dossier.beneficiaries.strip():
        says = f"It says who benefits: {dossier.beneficiaries.strip().rstrip('.')}."
        return found("beneficiaries", State.MET, says, how="Change who benefits", rule=rule)
    would = "Name the groups or wards that would benefit."
    says = "It does not say who benefits."
    return found("beneficiaries", State.NOT, says, how="Name who benefits", rule=rule, would=would)


def daily_life(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return whether a change in daily life is described (A: impact on people's daily lives)."""
    length, least = count_words(dossier.daily_life), thresholds.daily_life_words
    rule = f"Met with {count(least, 'word')} or more; partly with fewer."
    workings = (f"{count(length, 'word')}.",)
    if length >= least:
        says = "It describes what would change in daily life."
        return found("daily_life", State.MET, says, how="Change the description", rule=rule, workings=workings)
    if dossier.daily_life.strip():
        says = "It says very little of what would change in daily life."
        would = f"Say {count(least - length, 'more word', 'more words')} about an ordinary day."
        return found("daily_life", State.PARTLY, says, how="Say more", rule=rule, would=would, workings=workings)
    says = "It does not describe what would change in daily life."
    would = "Describe an ordinary day once the mission is met."
    return found(
        "daily_life", State.NOT, says, how="Describe what would change", rule=rule, would=would, workings=workings
    )


def origin(dossier: Dossier) -> Finding:
    """Return whether the challenge's priority has a recorded origin and evidence (A: who sets the challenge)."""
    rule = "Met with an origin and evidence on record; partly with an origin alone."
    if not dossier.challenge_origin:
        says = "Nothing says where the challenge got its priority from."
        would = "Say whether leadership or a movement made it a priority."
        return found("origin", State.NOT, says, how="Say where it comes from", rule=rule, would=would)
    if dossier.challenge_evidence.strip():
        says = f"The challenge became a priority through {dossier.challenge_origin}, with evidence."
        return found("origin", State.MET, says, how="Change the evidence", rule=rule)
    says = f"The challenge became a priority through {dossier.challenge_origin}; no evidence is recorded."
    would = "Record what shows that it is a priority here."
    return found("origin", State.PARTLY, says, how="Add the evidence", rule=rule, would=would)


def public_voice(dossier: Dossier) -> Finding:
    """Return whether the link to the public's voice is recorded (A: engage the public)."""
    rule = "Met when a consultation, assembly, petition or movement is on record."
    if dossier.public_voice.strip():
        says = "It records how it answers what the public has said."
        return found("public_voice", State.MET, says, how="Change the record", rule=rule)
    says = "It records no consultation, assembly, petition or movement that it grew from."
    would = "Record where people asked for it."
    return found("public_voice", State.NOT, says, how="Record the public's voice", rule=rule, would=would)
