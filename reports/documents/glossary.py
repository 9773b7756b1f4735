"""The method's words, and what they mean, for whoever reads a document away from the service (docs/method.md)."""

from roadmaps.examination.method import Method

WORDS = (
    ("Roadmap", "All the challenges of a place, with the missions within them."),
    ("Challenge", "A broad priority, such as housing or the climate, that is too big to be achieved as it stands."),
    ("Mission", "One concrete problem within a challenge, with a target that is clearly met or not on a set day."),
    ("Sector", "A part of society that is asked to take part: public, private, third sector, academic or civic."),
    ("Solution", "A project with an objective and partners that is to bring the mission nearer to its target."),
    ("Portfolio", "All the solutions of a mission together. It should never rest on one path or one technology."),
    ("Target", "What shows that a mission is met: a number to reach, or a condition that is true or not."),
    ("Starting value", "Where the figure stood when the mission began. Its path leads from there to the target."),
    ("Share", "How much of a mission's target one solution is expected to bring, in per cent."),
    ("Policy instrument", "A lever that a council pulls by itself, such as licensing, or shares with others."),
    ("Co-financing", "Money that others bring beside public money."),
    ("Finding", "What the data of a mission show for or against a criterion. A computer makes it; it decides nothing."),
    ("Verdict", "What an assessor holds of one criterion, with a reason. Only verdicts let a mission pass its check."),
    ("Rating", "From 0 to 4, by a published scale. 3 and 4 are met, 2 is partly met, less is not met."),
    ("Revision", "A mission with its portfolio as it was frozen on a day. Nobody can change it afterwards."),
    ("Digest and content hash", "A short code made from a text. Change one letter, and the code changes."),
    ("Path", "The straight line from the starting value to the target. A mission is ahead of it, on it or behind."),
    ("Illustrative", "Made up to show what could stand here. It is nobody's plan."),
)


def glossary(method: Method) -> list[dict[str, str]]:
    """Return the words with their meaning, then the five criteria as ``method`` words them."""
    criteria = [(f"Criterion {number}", f"{text.title}. {text.why}") for number, text in method.texts.items()]
    return [{"word": word, "says": says} for word, says in (*WORDS, *criteria)]
