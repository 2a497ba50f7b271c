"""Orders as those who run the shop see them: lists, finding, one's whole story, and what can be decided about it."""
