"""Run the migrations on the connection that server.store.migrate hands over. Imports nothing of the server."""

from alembic import context

attributes = context.config.attributes
if "connection" not in attributes:
    raise RuntimeError("Migrations run through `python -m server`, which opens the database as it must be opened.")

context.configure(
    connection=attributes["connection"],
    target_metadata=attributes["metadata"],
    # SQLite, too, can undo a half-made table, and the server's connections let it.
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
