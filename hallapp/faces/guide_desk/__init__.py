"""The guide desk (导办台): the fifth face, for whoever meets citizens first."""
