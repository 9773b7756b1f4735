"""The pages where officers draft."""
