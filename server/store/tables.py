"""The tables of the store. Their making is in migrations/; a test holds the two to each other."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

# The files of a rulebook, zipped, so that a game can be played on after its folder has changed or gone.
rulebooks = Table(
    "rulebooks",
    metadata,
    Column("edition", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
    # What was read of the files, so that a start is quick; it may be missing, and it goes with its rulebook.
    Column("reading", LargeBinary, nullable=True),
)

games = Table(
    "games",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("title", Text, nullable=False),
    Column("scenario", Text, nullable=False),
    Column("edition", ForeignKey("rulebooks.edition"), nullable=False),
    Column("calendar", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    # Kept in one case, so that the unique constraint is blind to case on every database.
    Column("join_code", String(32), nullable=False),
    Column("secret", LargeBinary, nullable=False),
    # The id of the game that this one's people have gone on to, if they have.
    Column("next_game", String(64), nullable=True),
    UniqueConstraint("join_code"),
    Index(None, "edition"),
)

# Links that were made anew, a row each time: what the link opens, and only the hash of its token. A link holds its number.
doors = Table(
    "doors",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("game", ForeignKey("games.id"), nullable=False),
    Column("opens", Text, nullable=False),
    Index(None, "game"),
)

entries = Table(
    "entries",
    metadata,
    Column("game", ForeignKey("games.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("seat", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("salt", String(32), nullable=False),
    Column("digest", String(64), nullable=False),
    UniqueConstraint("game", "id"),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("game", ForeignKey("games.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
)

# Sessions live here and not in a cookie, so that a removed seat is out at once wherever it is connected.
sessions = Table(
    "sessions",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("game", ForeignKey("games.id"), nullable=False),
    Column("seat", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Column("revoked", Boolean, nullable=False),
    # What the seat has chosen to be spoken to in; empty where it has not.
    Column("language", String(35), nullable=True),
    Index(None, "game", "seat"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("game", ForeignKey("games.id"), primary_key=True),
    Column("team", String(64), primary_key=True),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("rev", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
)

# How far a seat has read in each channel; only that seat is ever told.
marks = Table(
    "marks",
    metadata,
    Column("game", ForeignKey("games.id"), primary_key=True),
    Column("seat", String(64), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

# What the server itself must remember: its signing key, its secret key.
settings = Table(
    "settings",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
