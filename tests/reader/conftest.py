"""A reader whose network is a few lines, and the one that ships."""

import numpy as np
import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from analysis.reader.labels import NAME_TYPES, ROLES, tag_count
from analysis.reader.model import Scores
from analysis.reader.reader import Reader, load_reader

ROLE_TAGS, NAME_TAGS = tag_count(ROLES), tag_count(NAME_TYPES)
WORDS = "ann bo said says that it rains the plan works and paris ltd x . , “ ” ' ! @ :"
SETTINGS = {
    "version": "0",
    "sha256": "0" * 64,
    "roles": {
        "transitions": [[0.0] * ROLE_TAGS] * ROLE_TAGS,
        "transition_weight": 0.0,
        "quote_price": 1.0,
        "biases": [0.0] * len(ROLES),
    },
    "names": {
        "transitions": [[0.0] * NAME_TAGS] * NAME_TAGS,
        "transition_weight": 0.0,
        "outside_bias": 0.0,
    },
    "link": {
        "none": [[0.0] * 128] * 2,
        "none_bias": [-5.0] * 2,
        "rank_bias": [[0, 1, 2, 0, 2, 1, 0]] * 2,
    },
    "confidence": {"weights": [1.0, 0, 0, 0, 0], "bias": 0.0},
    "tone": {"temperature": 1.0},
}


@pytest.fixture(scope="session")
def tokenizer():
    """Knows a handful of words, lower-cased as the real one does."""
    vocabulary = {w: i for i, w in enumerate(["[UNK]", *WORDS.split()])}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


class FakeModel:
    """Every word gets the tags that were written down for it."""

    def __init__(self, tokenizer, roles=None, names=None):
        self.tokenizer, self.roles, self.names = tokenizer, roles or {}, names or {}

    def scores(self, encoded):
        return [self._scores(e) for e in encoded]

    def _scores(self, paragraph):
        words = [self.tokenizer.id_to_token(i) for i in paragraph.ids]
        roles = np.zeros((len(words), ROLE_TAGS), np.float32)
        names = np.zeros((len(words), NAME_TAGS), np.float32)
        for row, word in enumerate(words):
            roles[row, self.roles.get(word, 0)] = 9
            names[row, self.names.get(word, 0)] = 9
        return Scores(roles, names, np.zeros((len(words), 512), np.float32))

    def tone(self, feed):
        """Against every target at the beginning of its sentence, for all others."""
        is_first = feed["target"][:, :, 1] > 0
        scores = np.zeros((*is_first.shape, 3), np.float32)
        scores[..., 0], scores[..., 2] = 9 * is_first, 9 * ~is_first
        return scores


@pytest.fixture(scope="session")
def fake_reader(tokenizer):
    """Makes a reader from {word: tag} of roles and names."""

    def make(roles=None, names=None):
        model = FakeModel(tokenizer, roles, names)
        return Reader(model, tokenizer, SETTINGS, lambda: model)

    return make


@pytest.fixture(scope="session")
def reader():
    """The reader that ships with the kit."""
    return load_reader()
