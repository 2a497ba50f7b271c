"""The catalogue as a table that spreadsheets open and save: docs/catalogue-csv.md. Pure, no database."""
