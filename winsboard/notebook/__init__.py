"""One interface of the front ends to everything that is saved. Door: `notebook.Notebook`."""
