"""The declaration of every kind of document: table, fields, ranges, defaults. API: `kinds`."""
