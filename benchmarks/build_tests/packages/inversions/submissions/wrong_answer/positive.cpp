// a tree over values, negative ones are taken for 0
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n;
    cin >> n;
    map<int, int> rank;
    vector<int> a(n);
    for (auto &x : a) cin >> x, x = max(x, 0), rank[x];
    int k = 0;
    for (auto &[x, r] : rank) r = ++k;
    vector<int> tree(k + 1);
    long long total = 0;
    for (int i = 0; i < n; i++) {
        int below = 0;
        for (int j = rank[a[i]]; j; j -= j & -j) below += tree[j];
        total += i - below;
        for (int j = rank[a[i]]; j <= k; j += j & -j) tree[j]++;
    }
    cout << total << endl;
}
