"""The form in which a paper's own fields are corrected."""
