"""One module per payment gateway, all behind `protocol.Gateway`."""
