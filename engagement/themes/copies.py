"""Find comments that say nearly the same: letters that many people sent, with a word changed here and there."""

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer

from engagement.themes.finding import Text

# The cosine from which two comments are the same letter.
SAME = 0.82
# Short comments are alike by chance.
LEAST_WORDS = 8
CHUNK = 500


def copies_of(texts: Sequence[Text]) -> dict[int, int]:
    """Return, by the key of each comment that repeats an earlier one, the key of the first that says it."""
    texts = sorted((one for one in texts if len(one.words.split()) >= LEAST_WORDS), key=lambda one: one.key)
    if len(texts) < 2:
        return {}
    counts = HashingVectorizer(n_features=2**18, ngram_range=(1, 3), alternate_sign=False, norm=None).transform(
        one.words for one in texts
    )
    matrix = TfidfTransformer(sublinear_tf=True).fit_transform(counts).tocsr()
    first = np.arange(len(texts))
    for start in range(0, len(texts), CHUNK):
        near = (matrix[start : start + CHUNK] @ matrix[: start + CHUNK].T).tocoo()
        rows, columns = near.row + start, near.col
        for row, column in zip(*_before(rows, columns, near.data), strict=True):
            first[row] = min(first[row], first[column])
    return {texts[row].key: texts[one].key for row, one in enumerate(first) if one != row}


def _before(rows: np.ndarray, columns: np.ndarray, values: np.ndarray) -> tuple[list[int], list[int]]:
    """Return the pairs that are the same letter, the later first, in the order of the later."""
    chosen = (values >= SAME) & (columns < rows)
    order = np.lexsort((columns[chosen], rows[chosen]))
    return rows[chosen][order].tolist(), columns[chosen][order].tolist()
