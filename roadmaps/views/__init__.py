"""The pages of the domain that concern no other app."""
