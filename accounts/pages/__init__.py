"""The account pages that allauth does not bring, and the words of those that it does."""
