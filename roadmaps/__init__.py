"""The domain: challenge → mission → sector → solution, the five criteria, the lifecycle."""
