"""The yearly table of openness and government service (政务公开和政务服务工作统计表)."""
