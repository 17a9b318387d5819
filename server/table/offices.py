"""The names of offices, which tell nobody who somebody is and let them be taken for who they are not."""

from server.umpire.parts import WHITE_CELL, Role

from .lookalike import alike, without_edges

# What the screens call each office in the languages they speak, and who may be called so.
_OFFICES: tuple[tuple[tuple[Role, ...], tuple[str, ...]], ...] = (
    (WHITE_CELL, ("Umpire", "The umpire", "White cell", "Assistant umpire")),
    (WHITE_CELL, ("Arbitre", "L’arbitre", "Cellule blanche", "Arbitre adjoint", "Arbitre adjointe")),
    (("lead",), ("Lead", "Team lead", "Chef d’équipe", "Cheffe d’équipe")),
    (("analyst",), ("Analyst", "Analyste")),
    (("observer",), ("Observer", "Observateur", "Observatrice")),
    (("projector",), ("Projector", "Projecteur")),
)


def called_by_office(name: str, role: Role | None) -> bool:
    """Tell whether a name is the bare name of an office that who sits in this role does not hold."""
    bare = without_edges(name)
    return any(alike(bare, office) for roles, offices in _OFFICES if role not in roles for office in offices)
