"""Tags: what is done with tags at large; what is done with one of them stands in the menu Sidebar."""

from __future__ import annotations

from readinglist.gui.actions import Action, Menu
from readinglist.gui.operations import similar_tags, tag_rules, tag_tree

NEW_TAG = Action(
    "new-tag",
    "New Tag…",
    "Make a tag that no paper has yet; papers can then be dragged onto it",
    tag_tree.create,
    sidebar_keys=("Ins",),
    icon="plus",
)

SIMILAR_TAGS = Action(
    "similar-tags",
    "Merge Similar Tags…",
    "Look for tags that are spelt alike, such as LLM and llms, and make them one",
    similar_tags.show,
    ("Ctrl+Shift+D",),
    icon="merge",
)

TAG_RULES = Action(
    "tag-rules",
    "Tag Rules…",
    "Show the rules by which new papers get tags, and apply them to the papers that are here",
    tag_rules.show,
    ("Ctrl+Shift+R",),
    icon="tag",
)

TAG_FOUND = Action(
    "tag-found",
    "Tag What This Finds…",
    "Make a rule of what is searched: the papers that it finds get tags, now or when they come",
    tag_rules.tag_found,
    ("Ctrl+Alt+R",),
)

TAGS = Menu("Tags", ((NEW_TAG, SIMILAR_TAGS), (TAG_RULES, TAG_FOUND)))
