"""Where administrators give and take roles."""
