"""The echo handlers that the gateways run."""
