"""Tone: of an actor's words, and about an actor."""
