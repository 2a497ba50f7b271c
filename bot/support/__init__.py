"""Buyers and staff talk to each other through the bot: nobody's account is shown to the other side."""
