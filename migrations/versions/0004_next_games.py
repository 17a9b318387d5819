"""Keep which game a game's people have gone on to, so that their links lead there."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, empty: nobody has gone on."""
    op.add_column("games", sa.Column("next_game", sa.String(64), nullable=True))


def downgrade() -> None:
    """Drop it; links open the game they were made for."""
    op.drop_column("games", "next_game")
