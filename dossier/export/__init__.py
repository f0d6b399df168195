"""A dossier or a comparison leaves the program, in the formats that `formats.py` lists."""
