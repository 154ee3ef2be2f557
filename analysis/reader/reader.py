"""Reading: text and its paragraphs in, names, role spans and links out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol

from analysis.document import Link, Name, Reading, RoleSpan, Span
from analysis.quotation import find_quotations
from analysis.reader.cutting import cut_long, in_groups
from analysis.reader.encoding import Encoded, encode
from analysis.reader.model import (
    FOLDER,
    VERSION,
    Scores,
    load_model,
    load_settings,
    load_tokenizer,
    load_tone_model,
)
from analysis.reader.naming import NameReader
from analysis.reader.speech import SpeechReader
from analysis.reader.tones import Chances, ToneModel, read_tones

if TYPE_CHECKING:
    from pathlib import Path

    from tokenizers import Tokenizer


class Model(Protocol):
    """The network, which tests replace by a few lines."""

    def scores(self, encoded: Sequence[Encoded]) -> list[Scores]:
        """Scores of every word of each paragraph."""
        ...


class Reader:
    """Reads any number of articles, from any number of threads.

    ``version`` and ``sha256`` say which model reads.
    """

    def __init__(
        self,
        model: Model,
        tokenizer: Tokenizer,
        settings: dict[str, Any],
        load_tone: Callable[[], ToneModel],
    ) -> None:
        self.version: str = settings["version"]
        self.sha256: str = settings["sha256"]
        self._model = model
        self._tokenizer = tokenizer
        self._speech = SpeechReader(settings)
        self._names = NameReader(settings)
        self._tone_settings = settings["tone"]
        self._load_tone = load_tone
        self._tone_model: ToneModel | None = None
        self._lock = threading.Lock()

    def read(self, text: str, regions: Sequence[Span]) -> Reading:
        """What is in ``regions``: paragraphs and headlines, in reading order.

        Every span points into ``text`` as given. A content has no signs at its ends;
        a link's confidence is the chance that content and source are right.
        """
        quotations = find_quotations(text, regions)
        names: list[Name] = []
        roles: list[RoleSpan] = []
        links: list[Link] = []
        for group in in_groups(cut_long(text, regions, quotations)):
            encoded = encode(self._tokenizer, text, group, quotations)
            scores = self._model.scores(encoded)
            names += chain(*self._names.read(text, encoded, scores))
            self._speech.read(encoded, scores, roles, links)
        return Reading(names=tuple(names), roles=tuple(roles), links=tuple(links))

    def names(self, texts: Sequence[str]) -> list[tuple[Name, ...]]:
        """The names in each of several texts (sentences or paragraphs)."""
        found = []
        for text in texts:
            encoded = self._encode(text, [Span(0, len(text))])
            found += self._names.read(text, encoded, self._model.scores(encoded))
        return found

    def tone(
        self, text: str, sentences: Sequence[Span], targets: Sequence[Sequence[Span]]
    ) -> list[list[Chances]]:
        """Chances of (negative, neutral, positive) for the targets of each sentence.

        Targets are spans of ``text``; the whole sentence may be one.
        """
        encoded = self._encode(text, sentences)
        return read_tones(encoded, targets, self._toned(), self._tone_settings)

    def _toned(self) -> ToneModel:
        """The network for tone, loaded when tone is first asked for."""
        with self._lock:
            if self._tone_model is None:
                self._tone_model = self._load_tone()
            return self._tone_model

    def _encode(self, text: str, regions: Sequence[Span]) -> list[Encoded]:
        return encode(self._tokenizer, text, regions, find_quotations(text, regions))


_LOADED: dict[tuple[str, int], Reader] = {}
_LOCK = threading.Lock()


def load_reader(folder: Path = FOLDER, *, threads: int = 1) -> Reader:
    """The shipped reader: loaded once a process, and shared.

    ``threads`` are the model's own, settled by the first call that names them.

    Raises:
        ModelError: when its files are missing or not those that were shipped.
    """
    key = (str(folder), threads)
    with _LOCK:
        if key not in _LOADED:
            settings = load_settings(folder)
            model = load_model(settings, folder, threads=threads)
            load_tone = partial(load_tone_model, settings, folder, threads=threads)
            tokenizer = load_tokenizer(folder)
            _LOADED[key] = Reader(model, tokenizer, settings, load_tone)
        return _LOADED[key]


__all__ = ["VERSION", "Model", "Reader", "load_reader"]
