"""Keeping the conversation fair: holding, reporting, hiding, appeals and bans, all of it on the record."""
