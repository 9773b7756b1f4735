"""The check of a mission: submitted, assigned, judged by assessors, settled where they differ, and closed."""
