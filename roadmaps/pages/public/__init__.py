"""The pages of the domain that anyone may read."""
