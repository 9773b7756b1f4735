"""Comments on a mission, made for the tests: twelve subjects, and for each some dozens of comments that are about it."""

from pathlib import Path
from random import Random


def _sentences() -> dict[str, list[str]]:
    """Return the sentences of each subject, and under "openers" and "closers" what people say whatever it is about."""
    found: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            current = found.setdefault(line.removeprefix("# "), [])
        else:
            current.append(line)
    return found


def labelled(each: int = 40, seed: int = 7) -> list[tuple[str, str]]:
    """Return pairs of a subject and a comment, mixed; the same each time."""
    subjects = _sentences()
    openers, closers = subjects.pop("openers"), subjects.pop("closers")
    chance = Random(seed)
    made = []
    for subject, sentences in subjects.items():
        for _ in range(each):
            two = chance.sample(sentences, 2)
            words = f"{chance.choice(openers)} {two[0].capitalize()}. {two[1].capitalize()}. {chance.choice(closers)}"
            made.append((subject, words))
    chance.shuffle(made)
    return made
