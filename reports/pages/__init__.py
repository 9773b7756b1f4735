"""The pages where documents are asked for, waited for and downloaded, and where choices are saved."""
