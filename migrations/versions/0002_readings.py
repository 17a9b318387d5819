"""Keep what was read of a rulebook beside its files, so that a start need not read hundreds of them again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, empty: a reading is made when a game of the rulebook is next taken up."""
    op.add_column("rulebooks", sa.Column("reading", sa.LargeBinary, nullable=True))


def downgrade() -> None:
    """Drop the readings; nothing is lost with them."""
    op.drop_column("rulebooks", "reading")
