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
    vector<vector<int>> asks(n + 1);
    vector<int> from(q), to(q), answer(q, -1);
    for (int i = 0; i < q; i++) {
        scanf("%d %d", &from[i], &to[i]);
        asks[from[i]].push_back(i);
        asks[to[i]].push_back(i);
    }
    boss.resize(n + 1);
    iota(boss.begin(), boss.end(), 0);
    for (auto &[w, u, v] : roads) {
        int a = find(u), b = find(v);
        if (a == b) continue;
        if (asks[a].size() < asks[b].size()) swap(a, b);
        boss[b] = a;
        for (int i : asks[b]) {
            if (answer[i] == -1 && find(from[i]) == find(to[i])) answer[i] = w;
            else asks[a].push_back(i);
        }
        asks[b].clear();
    }
    for (int x : answer) printf("%d\n", x);
}
