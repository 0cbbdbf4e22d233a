"""What the DAG file is made of: job files, dates, and the operator that runs them."""
