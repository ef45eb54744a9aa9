"""E-supervision (电子监察): rules that light up, urging, answers, the supervision list."""
