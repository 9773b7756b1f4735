"""How a mission stands against the five criteria, by the method in force."""
