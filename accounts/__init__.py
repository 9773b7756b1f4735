"""The ground floor: people, the roles that they hold, and how they sign in."""
