"""Group comments by what they are about: TF-IDF, then non-negative matrix factorisation, whose parts are lists of words.

Every group can be explained by its words and shown by the comments that say it best. How many groups there are is chosen
by the mean silhouette: how much nearer a comment is to its own group than to the next one, from -1 to 1. The fewest groups
whose silhouette is within a tenth of the best are taken, since people have to read them.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.decomposition import NMF, TruncatedSVD
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import normalize

SEED = 20
# So many groups are tried; fewer comments than this a group are no theme.
TRIED = (3, 4, 5, 6, 8, 10, 12, 14, 16, 20)
LEAST_A_THEME = 5
# Of a comment's weight, the part that its first group must have; what has less is about nothing in particular.
LEAST_SHARE = 0.34
TERMS, TYPICAL, NAMED = 8, 3, 3
DIMENSIONS, SAMPLE = 60, 1_500
FEATURES = 4_000
WORD = re.compile(r"[^\W\d_]{3,}(?:'[^\W\d_]+)?", re.UNICODE)
# What everybody writes in a consultation, whatever it is about.
COMMON = frozenset(
    "think would could should really need needs want wants people council camden borough support agree idea good "
    "great like make makes made get gets just also mission plan proposal comment thing things way lot much many thank "
    "thanks hope sure say says said know see let going come year years time".split()
)

LEFT_OUT = ENGLISH_STOP_WORDS | COMMON | {"please"}


@dataclass(frozen=True)
class Text:
    """A comment: its key and its words."""

    key: int
    words: str


@dataclass(frozen=True)
class Group:
    """Comments that are about one thing: the words by which it was found, its comments, and those that say it best."""

    terms: tuple[str, ...]
    members: tuple[int, ...]
    typical: tuple[int, ...]

    @property
    def name(self) -> str:
        """A first name for it: its strongest words."""
        name = ", ".join(self.terms[:NAMED])
        return name[:1].upper() + name[1:]


@dataclass(frozen=True)
class Found:
    """The groups, the largest first; the keys of what is about nothing in particular; and each silhouette that was tried."""

    groups: tuple[Group, ...]
    other: tuple[int, ...]
    tried: dict[int, float]


def words_of(text: str) -> list[str]:
    """Return the words of a text that can say what it is about, each without the ending of a plural."""
    found = (word.lower().removesuffix("'s") for word in WORD.findall(text))
    return [_singular(word) for word in found if word not in LEFT_OUT]


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def find(texts: Sequence[Text], tell: Callable[[int], None] = lambda _percent: None) -> Found:
    """Return what texts are about. ``tell`` is called with how far it is, in per cent.

    Fewer than two groups of ``LEAST_A_THEME`` comments are no themes: all of them are "other" then.
    """
    texts = sorted(texts, key=lambda one: one.key)
    everything = Found((), tuple(one.key for one in texts), {})
    if len(texts) < 2 * LEAST_A_THEME:
        return everything
    matrix, terms = _matrix([one.words for one in texts])
    if matrix is None:
        return everything
    tell(20)
    said = np.asarray(matrix.sum(axis=1)).ravel() > 0
    space = _space(matrix)
    tried: dict[int, float] = {}
    factors: dict[int, tuple[np.ndarray, np.ndarray]] = {}
    sizes = [size for size in TRIED if size * LEAST_A_THEME <= len(texts) and size < min(matrix.shape)]
    for number, size in enumerate(sizes, start=1):
        factors[size] = _factors(matrix, size)
        tried[size] = _silhouette(space, factors[size][0].argmax(axis=1), said)
        tell(20 + round(70 * number / len(sizes)))
    if not tried:
        return everything
    weights, parts = factors[fewest(tried)]
    return _found(texts, weights, parts, terms, tried)


def fewest(tried: dict[int, float]) -> int:
    """Return the fewest groups whose silhouette is within a tenth of the best."""
    best = max(tried.values())
    return min(size for size, score in tried.items() if score >= best - abs(best) / 10)


def _matrix(words: Sequence[str]):
    vectorizer = TfidfVectorizer(
        tokenizer=words_of,
        lowercase=False,
        token_pattern=None,
        ngram_range=(1, 2),
        min_df=3 if len(words) > 200 else 2,
        max_df=0.4,
        sublinear_tf=True,
        max_features=FEATURES,
    )
    try:
        return vectorizer.fit_transform(words), vectorizer.get_feature_names_out()
    except ValueError:
        # No word is said twice.
        return None, ()


def _space(matrix) -> np.ndarray:
    dimensions = min(DIMENSIONS, min(matrix.shape) - 1)
    return normalize(TruncatedSVD(dimensions, random_state=SEED).fit_transform(matrix))


def _factors(matrix, size: int) -> tuple[np.ndarray, np.ndarray]:
    model = NMF(size, init="nndsvda", random_state=SEED, max_iter=200, tol=1e-3)
    weights = model.fit_transform(matrix)
    # A part whose words weigh little would take its comments for less than they are.
    scale = np.linalg.norm(model.components_, axis=1)
    return weights * scale, model.components_


def _silhouette(space: np.ndarray, labels: np.ndarray, said: np.ndarray) -> float:
    space, labels = space[said], labels[said]
    if len(labels) > SAMPLE:
        chosen = np.random.default_rng(SEED).choice(len(labels), SAMPLE, replace=False)
        space, labels = space[chosen], labels[chosen]
    if not 1 < len(set(labels)) < len(labels):
        return -1.0
    return round(float(silhouette_score(space, labels, metric="cosine")), 4)


def _found(texts: Sequence[Text], weights: np.ndarray, parts: np.ndarray, terms, tried: dict[int, float]) -> Found:
    keys = np.array([one.key for one in texts])
    total = weights.sum(axis=1)
    first = weights.argmax(axis=1)
    is_clear = weights.max(axis=1) >= LEAST_SHARE * np.maximum(total, 1e-12)
    belongs = is_clear & (total > 0)
    groups, other = [], set(keys[~belongs].tolist())
    for part in range(weights.shape[1]):
        rows = np.flatnonzero(belongs & (first == part))
        if len(rows) < LEAST_A_THEME:
            other |= set(keys[rows].tolist())
            continue
        best = rows[np.argsort(-weights[rows, part], kind="stable")]
        typical = _typical([texts[row] for row in best])
        groups.append(Group(_terms(parts[part], terms), tuple(keys[rows].tolist()), typical))
    groups.sort(key=lambda group: (-len(group.members), group.members))
    return Found(tuple(groups), tuple(sorted(other)), tried)


def _typical(best: Sequence[Text]) -> tuple[int, ...]:
    """Return the keys of the first texts that differ in their words: a letter that many sent is shown once."""
    different: dict[tuple[str, ...], int] = {}
    for one in best:
        different.setdefault(tuple(words_of(one.words)), one.key)
        if len(different) == TYPICAL:
            break
    return tuple(different.values())


def _terms(part: np.ndarray, terms) -> tuple[str, ...]:
    """Return the strongest words of a part; a pair of words stands for both of them."""
    chosen: list[str] = []
    for place in np.argsort(-part, kind="stable")[: 3 * TERMS]:
        term = str(terms[place])
        if part[place] > 0 and not any(term in one or one in term for one in chosen):
            chosen.append(term)
    return tuple(chosen[:TERMS])
