"""Themes: found by a method, put right by officers, answered one by one."""
