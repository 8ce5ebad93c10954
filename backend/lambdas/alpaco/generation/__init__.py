"""From a request to a proved problem: prompt reading, engines, the pipeline."""
