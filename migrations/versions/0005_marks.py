"""Keep how far each seat has read in each channel, so that another device of the same person agrees."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty: a seat's first look into a channel marks it."""
    op.create_table(
        "marks",
        sa.Column("game", sa.String(64), nullable=False),
        sa.Column("seat", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("game", "seat", name="pk_marks"),
        sa.ForeignKeyConstraint(["game"], ["games.id"], name="fk_marks_game"),
    )


def downgrade() -> None:
    """Drop the marks; everything counts as unread again."""
    op.drop_table("marks")
