"""From the model's role spans to attributions: content, cue, source, kind, words."""

from analysis.attribution.assembly import assemble_attributions

__all__ = ["assemble_attributions"]
