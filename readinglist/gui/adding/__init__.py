"""The form in which a paper is added by hand."""
