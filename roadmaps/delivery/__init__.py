"""The years after adoption: what is done, what is found, and what changes because of it."""
