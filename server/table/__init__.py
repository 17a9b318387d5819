"""Live games: the lock, the log and the clock around the pure engine."""
