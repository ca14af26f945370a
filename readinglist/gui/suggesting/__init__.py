"""What the search line suggests: how a word may go on, and what was searched for before."""
