// climbs in a forest joined by size, and forgets the last step of one side
#include <bits/stdc++.h>
using namespace std;
int boss[100001], size_[100001], when[100001], depth[100001];
int find(int x) { while (boss[x] != x) x = boss[x]; return x; }
int main() {
    int n, m, q;
    scanf("%d %d %d", &n, &m, &q);
    vector<array<int, 3>> roads(m);
    for (auto &[w, u, v] : roads) scanf("%d %d %d", &u, &v, &w);
    sort(roads.rbegin(), roads.rend());
    for (int i = 1; i <= n; i++) boss[i] = i, size_[i] = 1, when[i] = 0;
    for (auto &[w, u, v] : roads) {
        int a = find(u), b = find(v);
        if (a == b) continue;
        if (size_[a] < size_[b]) swap(a, b);
        boss[b] = a;
        when[b] = w;
        size_[a] += size_[b];
    }
    while (q--) {
        int u, v, best = INT_MAX;
        scanf("%d %d", &u, &v);
        if (find(u) != find(v)) {
            puts("-1");
            continue;
        }
        while (u != v) {
            if (when[u] > when[v] || boss[v] == v) best = min(best, when[u]), u = boss[u];
            else {
                v = boss[v];
                if (u != v) best = min(best, when[v] ? when[v] : best);
            }
        }
        printf("%d\n", best);
    }
}
