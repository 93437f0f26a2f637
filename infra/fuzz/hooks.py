"""Loaded by Schemathesis: nothing of another tenant is ever in an answer."""

import os

import schemathesis

# Stands in whatever the other tenant has; no request of ours can hold it, since nothing tells it to whoever makes them.
CANARY = os.environ["DOCKET_FUZZ_CANARY"].encode()


@schemathesis.check
def nothing_of_another_tenant(ctx, response, case):
    headers = "\n".join(f"{name}: {value}" for name, values in response.headers.items() for value in values)
    if CANARY in response.content or CANARY in headers.encode():
        raise AssertionError("The answer shows something of another tenant")
