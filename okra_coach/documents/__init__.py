"""What a deck, a workbook, a page and a calendar are, without any file format."""
