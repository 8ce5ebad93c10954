// grows a square from every cell
#include <bits/stdc++.h>
using namespace std;
int main() {
    int r, c, best = 0;
    cin >> r >> c;
    vector<string> g(r);
    for (auto &row : g) cin >> row;
    for (int i = 0; i < r; i++)
        for (int j = 0; j < c; j++) {
            int k = 0;
            bool free = true;
            while (free && i + k < r && j + k < c) {
                for (int t = 0; t <= k && free; t++) free = g[i + k][j + t] == '.' && g[i + t][j + k] == '.';
                k += free;
            }
            best = max(best, k);
        }
    cout << best * best << endl;
}
