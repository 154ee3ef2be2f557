"""Who is who: one actor behind many mentions."""

from analysis.actors.identify import identify_actors

__all__ = ["identify_actors"]
