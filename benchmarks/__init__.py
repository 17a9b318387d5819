"""What the performance figures are measured with: `python -m benchmarks`. See README.md beside this file."""
