"""A folder that is watched: what is saved there is offered for import."""
