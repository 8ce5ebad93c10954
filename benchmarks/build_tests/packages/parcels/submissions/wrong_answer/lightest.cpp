// the smallest weight of the lightest spanning tree
#include <bits/stdc++.h>
using namespace std;
vector<int> boss;
int find(int x) { return boss[x] == x ? x : boss[x] = find(boss[x]); }
int main() {
    int n, m, q;
    cin >> n >> m >> q;
    vector<array<int, 3>> roads(m);
    for (auto &[w, u, v] : roads) cin >> u >> v >> w;
    sort(roads.begin(), roads.end());
    vector<array<int, 2>> asks(q);
    vector<int> answer(q, -1);
    for (auto &[u, v] : asks) cin >> u >> v;
    boss.resize(n + 1);
    iota(boss.begin(), boss.end(), 0);
    for (auto &[w, u, v] : roads) {
        if (find(u) == find(v)) continue;
        boss[find(u)] = find(v);
        for (int i = 0; i < q && q <= 2000; i++)
            if (answer[i] == -1 && find(asks[i][0]) == find(asks[i][1])) answer[i] = w;
    }
    for (int x : answer) cout << x << "\n";
}
