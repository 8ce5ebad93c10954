#include <bits/stdc++.h>
using namespace std;
int main() {
    int r, c;
    cin >> r >> c;
    vector<int> above(c + 1), now(c + 1);
    int best = 0;
    for (int i = 0; i < r; i++) {
        string row;
        cin >> row;
        for (int j = 1; j <= c; j++) {
            now[j] = row[j - 1] == '.' ? 1 + min({above[j], above[j - 1], now[j - 1]}) : 0;
            best = max(best, now[j]);
        }
        swap(above, now);
    }
    cout << best * best << endl;
}
