"""The pages of what is taken away."""
