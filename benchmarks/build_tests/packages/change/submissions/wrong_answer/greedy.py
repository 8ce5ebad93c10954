# always takes the largest coin
n, m = map(int, input().split())
coins = sorted(map(int, input().split()), reverse=True)
count = 0
for c in coins:
    count += m // c
    m %= c
print(-1 if m else count)
