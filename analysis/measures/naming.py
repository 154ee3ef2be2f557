"""What the measures share: tables by name, and actors' names put to their ids."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

Tables = Mapping[str, pd.DataFrame]
ACTOR = ["article_id", "actor_id"]


def named(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """``rows`` with ``name`` and ``actor_rank`` of their ``actor_id``.

    Rows keep their order; both are ``<NA>`` where the row has no actor.
    """
    names = tables["entities"][[*ACTOR, "name", "actor_rank"]]
    return rows.merge(names, on=ACTOR, how="left", validate="many_to_one")
