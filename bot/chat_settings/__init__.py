"""What the merchant sets by chat, over what config.toml says; it takes effect at once, in every program."""
