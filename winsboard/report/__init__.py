"""Documents for other people as Markdown, plain text, HTML or CSV."""
