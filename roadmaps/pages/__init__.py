"""The pages of the domain that concern no other app: they parse, call one deed or query, and render."""
