"""What docs/operating.md uses to run the dashboard for many, and the scripts that prepare it."""
