// searches the whole tree for every question
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n, m, q;
    scanf("%d %d %d", &n, &m, &q);
    vector<vector<pair<int, int>>> near(n + 1);
    while (m--) {
        int u, v, w;
        scanf("%d %d %d", &u, &v, &w);
        near[u].push_back({v, w});
        near[v].push_back({u, w});
    }
    while (q--) {
        int u, v;
        scanf("%d %d", &u, &v);
        vector<int> best(n + 1, -1);
        priority_queue<pair<int, int>> heap;
        heap.push({INT_MAX, u});
        best[u] = INT_MAX;
        while (!heap.empty()) {
            auto [x, at] = heap.top();
            heap.pop();
            if (at == v) break;
            if (x < best[at]) continue;
            for (auto [y, w] : near[at])
                if (min(x, w) > best[y]) best[y] = min(x, w), heap.push({best[y], y});
        }
        printf("%d\n", best[v]);
    }
}
