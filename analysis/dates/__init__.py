"""Time expressions with calendar values, and events that come up again."""

from __future__ import annotations

from analysis.dates.events import find_events
from analysis.dates.finder import find_dates

__all__ = ["find_dates", "find_events"]
