"""Make the first tables: games with their log, and what people have open.

A migration is history: it names every column itself and is never changed after a release.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "rulebooks",
        sa.Column("edition", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("edition", name="pk_rulebooks"),
    )
    op.create_table(
        "games",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("edition", sa.String(64), nullable=False),
        sa.Column("calendar", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("join_code", sa.String(32), nullable=False),
        sa.Column("secret", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_games"),
        sa.ForeignKeyConstraint(["edition"], ["rulebooks.edition"], name="fk_games_edition"),
        sa.UniqueConstraint("join_code", name="uq_games_join_code"),
    )
    op.create_index("ix_games_edition", "games", ["edition"])
    op.create_table(
        "doors",
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("game", sa.String(64), nullable=False),
        sa.Column("opens", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_doors"),
        sa.ForeignKeyConstraint(["game"], ["games.id"], name="fk_doors_game"),
    )
    op.create_index("ix_doors_game", "doors", ["game"])
    op.create_table(
        "entries",
        sa.Column("game", sa.String(64), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("seat", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("game", "seq", name="pk_entries"),
        sa.ForeignKeyConstraint(["game"], ["games.id"], name="fk_entries_game"),
        sa.UniqueConstraint("game", "id", name="uq_entries_game_id"),
    )
    op.create_table(
        "snapshots",
        sa.Column("game", sa.String(64), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("game", "seq", name="pk_snapshots"),
        sa.ForeignKeyConstraint(["game"], ["games.id"], name="fk_snapshots_game"),
    )
    op.create_table(
        "sessions",
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("game", sa.String(64), nullable=False),
        sa.Column("seat", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
        sa.Column("revoked", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_sessions"),
        sa.ForeignKeyConstraint(["game"], ["games.id"], name="fk_sessions_game"),
    )
    op.create_index("ix_sessions_game_seat", "sessions", ["game", "seat"])
    op.create_table(
        "drafts",
        sa.Column("game", sa.String(64), nullable=False),
        sa.Column("team", sa.String(64), nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("game", "team", "turn", name="pk_drafts"),
        sa.ForeignKeyConstraint(["game"], ["games.id"], name="fk_drafts_game"),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_settings"),
    )


def downgrade() -> None:
    """Drop the tables, those that hang on others first."""
    for table in ("settings", "drafts", "sessions", "snapshots", "entries", "doors", "games", "rulebooks"):
        op.drop_table(table)
