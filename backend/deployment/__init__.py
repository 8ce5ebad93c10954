"""Takes the service to AWS: checks, builds, pushes, applies. Runs where a person deploys, never in the image."""
