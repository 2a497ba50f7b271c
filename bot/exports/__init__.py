"""The shop's records as files for spreadsheets and accountants."""
