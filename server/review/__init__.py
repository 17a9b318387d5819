"""After-action: reads a log it is handed, and writes nothing into it."""
