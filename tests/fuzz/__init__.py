"""Readers under damaged files: thousands of mutated inputs, and what must hold for all of them."""
