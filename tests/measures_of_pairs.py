"""Tables of two made articles, with the links that a corpus would find."""

from dataclasses import replace

import pandas as pd

from analysis.measures import side_by_side
from analysis.tables import build_tables
from tests.made_articles import crowd, small


def both(one, other):
    """The tables of two articles; actors of the same id are the same actor."""
    tables = [build_tables(read) for read in (one, other)]
    joined = {
        name: pd.concat([part[name] for part in tables], ignore_index=True)
        for name in tables[0]
    }
    links = joined["entities"][["article_id", "actor_id"]]
    names = "actor " + links["actor_id"].astype("string")
    joined["actor_links"] = links.assign(actor_key=names)
    return joined


def again(read, title, sha256):
    page = replace(read.article.page, sha256=sha256)
    return replace(read, article=replace(read.article, page=page, title=title))


def tables_of(actors, **options):
    read = crowd(actors, **options)
    return both(read, again(crowd(actors, **options), "The other", "ef" * 32))


def pair():
    """``small`` beside a copy in which the crew is gone and Lund says nothing."""
    read = again(small(), "The other one", "ef" * 32)
    read = replace(read, actors=read.actors[:2], attributions=read.attributions[:2])
    tables = both(small(), read)
    return side_by_side(tables, tables["actor_links"])
