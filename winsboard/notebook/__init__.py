"""The interface of the front ends to all saved data. Entry point: `notebook.Notebook`."""
