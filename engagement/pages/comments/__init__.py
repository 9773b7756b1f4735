"""The pages where residents comment."""
