"""A WebSocket API Gateway on a laptop: translates between sockets and Lambda events, knows nothing of problems."""
