"""The article that a notebook works on, who stands out in it, and who is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analysis.reading import LoadedArticle

Tell = Callable[[LoadedArticle], None]


@dataclass(frozen=True, slots=True)
class _Follower:
    """What to call, and in which run of which cell it was asked for."""

    tell: Tell
    cell: str | None
    run: str | None


class Desk:
    """Holds one article; whoever follows it is told of the next, in order.

    One of its actors may be chosen: charts then let it stand out, tables and the
    text narrow down to it.
    """

    def __init__(self, article: LoadedArticle) -> None:
        self._article = article
        self._actor: str | None = None
        self._followers: list[_Follower] = []

    @property
    def article(self) -> LoadedArticle:
        """The article that the charts show now."""
        return self._article

    @property
    def actor(self) -> str | None:
        """Name of the chosen actor; ``None`` where none is, or the article has none."""
        known = self._article.entities["name"].tolist()
        return self._actor if self._actor in known else None

    @property
    def actor_rank(self) -> int | None:
        """The chosen actor's rank, by which charts know its colour."""
        rows = self._article.entities
        ranks = rows.loc[rows["name"] == self.actor, "actor_rank"]
        return None if ranks.empty else int(ranks.iloc[0])

    def choose(self, actor: str | None) -> None:
        """Let one actor stand out, or all again, and tell whoever follows."""
        self._actor = actor
        self.lay(self._article)

    def lay(self, article: LoadedArticle) -> None:
        """Put another article in place, and tell whoever follows."""
        self._article = article
        for follower in tuple(self._followers):
            follower.tell(article)

    def reread(self) -> None:
        """Read the page again, with the corrections as they are now."""
        self.lay(self._article.reread())

    def on_change(self, tell: Tell) -> None:
        """Call ``tell`` with every article that is laid from now on.

        A cell that runs again replaces what its earlier run asked for: that one's
        outputs are gone.
        """
        cell, run = _running_cell()
        self._followers = [
            kept
            for kept in self._followers
            if cell is None or kept.cell != cell or kept.run == run
        ]
        self._followers.append(_Follower(tell, cell, run))


def _running_cell() -> tuple[str | None, str | None]:
    """Which cell of the notebook runs, and in which run; ``None`` outside of one."""
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None or not hasattr(shell, "get_parent"):
        return None, None
    asked = shell.get_parent()
    cell = asked.get("metadata", {}).get("cellId")
    return cell, asked.get("header", {}).get("msg_id")
