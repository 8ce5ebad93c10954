// does not look at the first row and column
#include <bits/stdc++.h>
using namespace std;
int d[1001][1001];
int main() {
    int r, c, best = 0;
    cin >> r >> c;
    vector<string> g(r);
    for (auto &row : g) cin >> row;
    for (int i = 0; i < r; i++)
        for (int j = 0; j < c; j++) {
            if (g[i][j] == '#') continue;
            d[i][j] = i && j ? 1 + min({d[i - 1][j], d[i][j - 1], d[i - 1][j - 1]}) : 1;
            if (i && j) best = max(best, d[i][j]);
        }
    cout << best * best << endl;
}
