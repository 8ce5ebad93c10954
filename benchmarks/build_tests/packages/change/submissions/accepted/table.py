import sys


def main():
    n, m, *coins = map(int, sys.stdin.read().split())
    most = m + 1
    least = [0] + [most] * m
    for coin in coins:
        for amount in range(coin, m + 1):
            if least[amount - coin] + 1 < least[amount]:
                least[amount] = least[amount - coin] + 1
    print(least[m] if least[m] < most else -1)


main()
