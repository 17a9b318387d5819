"""Experiments over many games: the validation battery of a scenario."""
