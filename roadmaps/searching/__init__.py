"""Find missions and solutions: on the workbench, and what anybody may read."""
