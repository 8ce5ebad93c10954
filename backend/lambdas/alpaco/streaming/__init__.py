"""The protocol without any I/O: messages, session, log rules, coalescing, resume, cancel."""
