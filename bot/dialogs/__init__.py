"""The shop's own forms: what buyers and merchants are led through, question by question."""
