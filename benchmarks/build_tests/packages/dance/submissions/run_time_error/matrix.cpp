// a table of all pairs
#include <bits/stdc++.h>
using namespace std;
int main() {
    long long n, m;
    cin >> n >> m;
    vector<char> dislike((n + 1) * (n + 1));
    for (int i = 0; i < m; i++) {
        int u, v;
        cin >> u >> v;
        dislike[u * (n + 1) + v] = dislike[v * (n + 1) + u] = 1;
    }
    vector<int> side(n + 1);
    for (int s = 1; s <= n; s++) if (!side[s]) {
        side[s] = 1;
        vector<int> q = {s};
        for (size_t k = 0; k < q.size(); k++)
            for (int v = 1; v <= n; v++) if (dislike[q[k] * (n + 1) + v]) {
                if (!side[v]) side[v] = 3 - side[q[k]], q.push_back(v);
                else if (side[v] == side[q[k]]) return puts("IMPOSSIBLE"), 0;
            }
    }
    for (int i = 1; i <= n; i++) printf("%d ", side[i]);
}
