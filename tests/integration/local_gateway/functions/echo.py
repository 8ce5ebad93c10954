"""Handlers that tests run in processes of their own."""

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path

count = 0


def handler(event, context):
    """Do what the event's `do` says, and tell how often this process was asked."""
    global count
    count += 1
    sys.stdout.write(f"asked {count}\n")
    sys.stdout.flush()
    match event.get("do"):
        case "raise":
            raise ValueError("on purpose")
        case "exit":
            sys.exit(3)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "sleep":
            if "path" in event:
                Path(event["path"]).touch()
            time.sleep(event["seconds"])
        case "unserialisable":
            return {1, 2}
        case "large":
            return "x" * event["bytes"]
        case "background":
            path = Path(event["path"])
            threading.Thread(target=_tick, args=(path,), daemon=True).start()
    return {
        "pid": os.getpid(),
        "count": count,
        "event": event,
        "request_id": context.aws_request_id,
        "remaining": context.get_remaining_time_in_millis(),
        "function_name": context.function_name,
        "variables": sorted(os.environ),
    }


def connected(event, context):
    """Answer a gateway event the way a route does."""
    return {"statusCode": 200, "body": json.dumps({"route": event["requestContext"]["routeKey"], "pid": os.getpid()})}


def _tick(path):
    while True:
        with path.open("a") as file:
            file.write(".")
        time.sleep(0.005)
