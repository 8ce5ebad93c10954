# begins anew after a letter that is too much
k = int(input())
s = input()
count, left, best = {}, 0, 0
for right, c in enumerate(s):
    count[c] = count.get(c, 0) + 1
    if count[c] > k:
        count, left = {c: 1}, right
    best = max(best, right - left + 1)
print(best)
