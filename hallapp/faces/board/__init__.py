"""The call board (叫号屏): newest call, last calls, who is next, and the voice."""
