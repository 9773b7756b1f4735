"""The pages where missions are checked, and where the method is read and changed."""
