import sys

from pairs import closest


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    at = 1
    for _ in range(data[0]):
        n, x = data[at], data[at + 1]
        print(closest(sorted(data[at + 2 : at + 2 + n]), x))
        at += 2 + n


main()
