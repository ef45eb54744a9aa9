"""The screens, one package a person: clerk, manager, kiosk visitor, board reader."""
