"""Making edits durable in the background, and applying them again to pages read meanwhile."""
