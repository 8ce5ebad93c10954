// begins with a distance of 10^9
#include <bits/stdc++.h>
using namespace std;
int main() {
    int t;
    cin >> t;
    while (t--) {
        long long n, x, dist = 1000000000, best = 0;
        cin >> n >> x;
        vector<long long> a(n);
        for (auto &v : a) cin >> v;
        sort(a.begin(), a.end());
        int i = 0, j = n - 1;
        while (i < j) {
            long long s = a[i] + a[j];
            if (llabs(s - x) < dist || (llabs(s - x) == dist && s < best)) dist = llabs(s - x), best = s;
            if (s < x) i++; else j--;
        }
        cout << best << "\n";
    }
}
