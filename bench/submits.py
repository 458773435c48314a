"""Submits per second through the real server, as a share of bare durable single-row commits on the same machine.

Run: python -m bench.submits [--database sqlite|postgres] [--seconds 8]
Both sides use the same driver and the same database settings; the load comes from this process over kept-alive sockets.
"""

import argparse
import json
import os
import socket
import tempfile
import threading
import time
from pathlib import Path

from bench.load import database, environment, free_port, post, prepare, request_of, start_server


def drive(
    requests: list[bytes], port: int, *, connections: int, seconds: float, rate: float | None
) -> dict[str, object]:
    """Send until time or requests run out; `rate` in submits per second, None for as fast as it goes."""
    waits: list[float] = []
    statuses: dict[int, int] = {}
    lock = threading.Lock()
    queue = iter(requests)
    start = time.perf_counter()
    turn = 0

    def work() -> None:
        nonlocal turn
        connection = socket.create_connection(("127.0.0.1", port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while time.perf_counter() - start < seconds:
            with lock:
                request = next(queue, None)
                mine = turn
                turn += 1
            if request is None:
                return
            if rate is not None and (pause := start + mine / rate - time.perf_counter()) > 0:
                time.sleep(pause)
            began = time.perf_counter()
            status = post(connection, request)
            took = time.perf_counter() - began
            with lock:
                waits.append(took)
                statuses[status] = statuses.get(status, 0) + 1

    threads = [threading.Thread(target=work) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - start
    waits.sort()
    return {
        "acknowledged": statuses.get(302, 0) + statuses.get(303, 0),
        "statuses": statuses,
        "per_second": len(waits) / elapsed,
        "p50_ms": 1000 * waits[len(waits) // 2],
        "p99_ms": 1000 * waits[int(len(waits) * 0.99)],
    }


def bare(seconds: float) -> dict[str, float]:
    """Durable single-row commits through the same driver and settings, one after the other."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_bare (id integer, value text)")
    connection.ensure_connection()
    raw = connection.connection
    mark = "?" if connection.vendor == "sqlite" else "%s"
    statement = f"INSERT INTO bench_bare VALUES ({mark}, {mark})"
    waits = []
    start = time.perf_counter()
    while time.perf_counter() - start < seconds:
        began = time.perf_counter()
        raw.execute(statement, (len(waits), "x" * 100))
        raw.commit()
        waits.append(time.perf_counter() - began)
    elapsed = time.perf_counter() - start
    waits.sort()
    return {"per_second": len(waits) / elapsed, "p99_ms": 1000 * waits[int(len(waits) * 0.99)]}


def run(kind: str, seconds: float) -> dict[str, object]:
    """One full measurement on one database."""
    with tempfile.TemporaryDirectory() as name, database(kind, Path(name)) as url:
        folder, port = Path(name), free_port()
        os.environ.update(environment(folder, url, port))
        import django

        django.setup()
        cookies = prepare(int(seconds * 1800))
        requests = [request_of(value, port) for value in cookies]
        raw = bare(3.0)
        server = start_server(port)
        try:
            warm, requests = requests[:100], requests[100:]
            drive(warm, port, connections=4, seconds=10, rate=None)
            peak = drive(requests[: len(requests) // 2], port, connections=6, seconds=seconds, rate=None)
            half = drive(
                requests[len(requests) // 2 :],
                port,
                connections=6,
                seconds=seconds / 2,
                rate=float(peak["per_second"]) / 2,  # type: ignore[arg-type]
            )
        finally:
            server.terminate()
            server.wait()
        from accord.web.care.models import Sitting

        stored = Sitting.objects.count()
        acknowledged = 100 + int(peak["acknowledged"]) + int(half["acknowledged"])  # type: ignore[call-overload]
        return {
            "database": kind,
            "bare_commits_per_second": round(raw["per_second"]),
            "bare_p99_ms": round(raw["p99_ms"], 3),
            "submits_per_second": round(float(peak["per_second"])),  # type: ignore[arg-type]
            "share_percent": round(100 * float(peak["per_second"]) / raw["per_second"], 1),  # type: ignore[arg-type]
            "half_load_p50_ms": round(float(half["p50_ms"]), 2),  # type: ignore[arg-type]
            "half_load_p99_ms": round(float(half["p99_ms"]), 2),  # type: ignore[arg-type]
            "half_load_p99_over_bare_p99": round(float(half["p99_ms"]) / raw["p99_ms"], 1),  # type: ignore[arg-type]
            "acknowledged": acknowledged,
            "stored": stored,
            "lost_or_duplicated": acknowledged - stored,
            "statuses": peak["statuses"],
        }


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    arguments.add_argument("--seconds", type=float, default=8.0)
    given = arguments.parse_args()
    print(json.dumps(run(given.database, given.seconds), indent=1))
