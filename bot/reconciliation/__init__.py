"""What the shop has recorded of a day, held against what the gateway says of it now."""
