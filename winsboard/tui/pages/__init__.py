"""What the pages to read are made of: from the domain to lines, without a widget."""
