"""The sentences that people read for error codes; one room for whoever words them."""
