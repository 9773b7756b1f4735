"""The pages where a roadmap is imported from a file or exported as one."""
