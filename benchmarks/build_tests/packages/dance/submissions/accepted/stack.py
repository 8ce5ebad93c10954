import sys


def main():
    n, m, *ends = map(int, sys.stdin.buffer.read().split())
    near = [[] for _ in range(n + 1)]
    for u, v in zip(ends[::2], ends[1::2]):
        near[u].append(v)
        near[v].append(u)
    side = [0] * (n + 1)
    for start in range(n, 0, -1):
        if side[start]:
            continue
        side[start] = 1
        stack = [start]
        while stack:
            u = stack.pop()
            for v in near[u]:
                if not side[v]:
                    side[v] = 3 - side[u]
                    stack.append(v)
                elif side[v] == side[u]:
                    print("IMPOSSIBLE")
                    return
    print(*side[1:])


main()
