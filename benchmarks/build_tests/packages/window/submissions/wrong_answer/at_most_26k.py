# believes that the whole text is always cut into pieces of 26 K
k = int(input())
s = input()
best = 0
for left in range(min(len(s), 500)):
    count = {}
    for right in range(left, min(len(s), left + 26 * k, left + 3000)):
        count[s[right]] = count.get(s[right], 0) + 1
        if count[s[right]] > k:
            break
        best = max(best, right - left + 1)
print(best)
