// all pairs
#include <bits/stdc++.h>
using namespace std;
int main() {
    int t;
    scanf("%d", &t);
    while (t--) {
        int n;
        long long x;
        scanf("%d %lld", &n, &x);
        vector<long long> a(n);
        for (auto &v : a) scanf("%lld", &v);
        long long best = a[0] + a[1];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < i; j++) {
                long long s = a[i] + a[j], d = llabs(s - x), e = llabs(best - x);
                if (d < e || (d == e && s < best)) best = s;
            }
        printf("%lld\n", best);
    }
}
