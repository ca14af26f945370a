"""How citation keys are made: patterns in the words of Better BibTeX for Zotero."""
