"""The store of leave: numbers, requests with their steps, annual leave, outings."""
