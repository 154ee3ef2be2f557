"""A rule: a pattern on lower-case text, and what its match is worth."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from analysis.dates.scene import Hit, Scene

Resolver = Callable[[re.Match[str], Scene], list[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """``resolve`` gives no hit where the match is not a time after all."""

    source: str
    resolve: Resolver
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", re.compile(self.source))
