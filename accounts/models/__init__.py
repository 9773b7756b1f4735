"""People and roles."""

from accounts.models.person import Person
from accounts.models.role import Role, RoleChange, RoleGrant

__all__ = ["Person", "Role", "RoleChange", "RoleGrant"]
