"""The pages where a report is asked for, waited for and downloaded."""
