"""What documents are made of, declared once for reading, writing, forms and importers."""
