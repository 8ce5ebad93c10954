// a line of at most 100 000 letters
#include <cstdio>
#include <cstring>
#include <cstdlib>
int main() {
    static char s[100001];
    int k, count[26] = {}, left = 0, best = 0, c, n = 0;
    scanf("%d ", &k);
    while ((c = getchar()) >= 'a') {
        if (n == 100000) abort();
        s[n++] = c;
    }
    for (int right = 0; right < n; right++) {
        count[s[right] - 'a']++;
        while (count[s[right] - 'a'] > k) count[s[left++] - 'a']--;
        if (right - left + 1 > best) best = right - left + 1;
    }
    printf("%d\n", best);
}
