// an array for half of the people's pairs
#include <bits/stdc++.h>
using namespace std;
int from[100000], to[100000], boss[100001], other[100001];
int find(int x) { return boss[x] == x ? x : boss[x] = find(boss[x]); }
int main() {
    int n, m;
    scanf("%d %d", &n, &m);
    m = min(m, 100000);
    for (int i = 0; i < m; i++) scanf("%d %d", &from[i], &to[i]);
    for (int i = 1; i <= n; i++) boss[i] = i;
    vector<vector<int>> near(n + 1);
    for (int i = 0; i < m; i++) near[from[i]].push_back(to[i]), near[to[i]].push_back(from[i]);
    vector<int> side(n + 1);
    for (int s = 1; s <= n; s++) if (!side[s]) {
        side[s] = 1;
        vector<int> q = {s};
        for (size_t k = 0; k < q.size(); k++)
            for (int v : near[q[k]]) {
                if (!side[v]) side[v] = 3 - side[q[k]], q.push_back(v);
                else if (side[v] == side[q[k]]) return puts("IMPOSSIBLE"), 0;
            }
    }
    for (int i = 1; i <= n; i++) printf("%d ", side[i]);
}
