"""The kiosk (自助一体机): find an item, print its slip, take a number."""
