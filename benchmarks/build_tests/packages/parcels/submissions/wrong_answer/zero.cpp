// says 0 where there is no way
#include <bits/stdc++.h>
using namespace std;
vector<int> boss;
int find(int x) { return boss[x] == x ? x : boss[x] = find(boss[x]); }
int main() {
    int n, m, q;
    scanf("%d %d %d", &n, &m, &q);
    vector<array<int, 3>> roads(m);
    for (auto &[w, u, v] : roads) scanf("%d %d %d", &u, &v, &w);
    sort(roads.rbegin(), roads.rend());
    boss.resize(n + 1);
    iota(boss.begin(), boss.end(), 0);
    vector<vector<pair<int, int>>> tree(n + 1);
    for (auto &[w, u, v] : roads)
        if (find(u) != find(v)) {
            boss[find(u)] = find(v);
            tree[u].push_back({v, w});
            tree[v].push_back({u, w});
        }
    while (q--) {
        int u, v;
        scanf("%d %d", &u, &v);
        vector<int> best(n + 1);
        best[u] = INT_MAX;
        vector<int> stack = {u};
        while (!stack.empty()) {
            int x = stack.back();
            stack.pop_back();
            for (auto [y, w] : tree[x])
                if (!best[y]) best[y] = min(best[x], w), stack.push_back(y);
        }
        printf("%d\n", best[v]);
    }
}
