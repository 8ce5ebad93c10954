// distances in 32 bits
#include <bits/stdc++.h>
using namespace std;
int main() {
    int t;
    scanf("%d", &t);
    while (t--) {
        int n, x;
        scanf("%d %d", &n, &x);
        vector<int> a(n);
        for (auto &v : a) scanf("%d", &v);
        sort(a.begin(), a.end());
        int i = 0, j = n - 1, best = a[0] + a[1];
        while (i < j) {
            int s = a[i] + a[j];
            if (abs(s - x) < abs(best - x) || (abs(s - x) == abs(best - x) && s < best)) best = s;
            if (s < x) i++; else j--;
        }
        printf("%d\n", best);
    }
}
