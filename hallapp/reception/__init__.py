"""The guide desk (导办台): calls for help from the kiosk, escort records."""
