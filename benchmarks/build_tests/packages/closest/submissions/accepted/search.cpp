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
        sort(a.begin(), a.end());
        long long best = a[0] + a[1];
        auto offer = [&](long long s) {
            if (llabs(s - x) < llabs(best - x) || (llabs(s - x) == llabs(best - x) && s < best)) best = s;
        };
        for (int i = 0; i + 1 < n; i++) {
            auto it = lower_bound(a.begin() + i + 1, a.end(), x - a[i]);
            if (it != a.end()) offer(a[i] + *it);
            if (it != a.begin() + i + 1) offer(a[i] + *prev(it));
        }
        printf("%lld\n", best);
    }
}
