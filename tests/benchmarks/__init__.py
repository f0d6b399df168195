"""What measures the product: its page and charts, and the simple peers."""
