# goes on from every start
k = int(input())
s = input()
best = 0
for left in range(len(s)):
    count = {}
    for right in range(left, len(s)):
        count[s[right]] = count.get(s[right], 0) + 1
        if count[s[right]] > k:
            break
        best = max(best, right - left + 1)
print(best)
