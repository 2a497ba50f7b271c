"""Work that takes its time: asked for in the chat or by the clock, done in the background, seen to the end."""
